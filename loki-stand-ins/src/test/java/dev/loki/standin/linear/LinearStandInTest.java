package dev.loki.standin.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in, asked without the adapter. */
class LinearStandInTest {

    private static final String COMMENT =
            "mutation M($input: CommentCreateInput!) { commentCreate(input: $input) { success } }";

    private final LinearStandIn server =
            new LinearStandIn(InstantSource.fixed(Instant.parse("2026-02-21T10:00:00Z")));

    @BeforeEach
    void addIssue() {
        server.workspace().addTeam("ABC");
        server.workspace().addIssue("ABC", "One", "");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Needs(External.SCHEMAS)
    void aFieldThatLinearDoesNotHaveIsAViolation() throws Exception {
        assertThat(post("{ viewer { id nickname } }", JsonObject.EMPTY).statusCode())
                .isEqualTo(599);
        assertThat(server.violations()).singleElement().asString().contains("nickname");
    }

    @Test
    @Needs(External.SCHEMAS)
    void anInputThatLinearDoesNotHaveIsAViolation() throws Exception {
        assertThat(post(COMMENT, comment("text", "words")).statusCode()).isEqualTo(599);
        assertThat(server.violations()).singleElement().asString().contains("text");
        assertThat(server.workspace().comments("ABC-1")).isEmpty();
    }

    @Test
    void anIdThatIsTakenIsRefusedAndOneOfAnotherVersionToo() throws Exception {
        String id = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
        assertThat(post(COMMENT, comment("id", id)).body()).contains("\"success\":true");
        assertThat(post(COMMENT, comment("id", id)).body()).contains("is taken");
        assertThat(post(COMMENT, comment("id", "7c9e6679-7425-10de-944b-e07fc1f90ae7")).body())
                .contains("must be a UUID");
        assertThat(server.workspace().comments("ABC-1")).hasSize(1);
    }

    @Test
    void whatCostsTooMuchIsRefusedAndSoIsWhatComesAfterTheLimit() throws Exception {
        String dear = "query Q($ids: [ID!]) { issues(filter: { id: { in: $ids } }) { nodes { labels(first: 250) { nodes { id } } } } }";
        HttpResponse<String> refused = post(dear, JsonObject.EMPTY);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Query too complex");
        server.limit(1, 1_000);
        assertThat(post("{ viewer { name } }", JsonObject.EMPTY).statusCode()).isEqualTo(200);
        HttpResponse<String> limited = post("{ viewer { name } }", JsonObject.EMPTY);
        assertThat(limited.statusCode()).isEqualTo(400);
        assertThat(limited.body()).contains("RATELIMITED");
        assertThat(limited.headers().map()).containsEntry("x-ratelimit-requests-remaining", List.of("0"));
        assertThat(server.refusedForLimits()).isEqualTo(1);
    }

    private static JsonObject comment(String field, String value) {
        JsonObject.Builder input =
                JsonObject.builder().put("issueId", "ABC-1").put("body", "words").put(field, value);
        return JsonObject.builder().put("input", input.build()).build();
    }

    private HttpResponse<String> post(String query, JsonObject variables) throws Exception {
        JsonObject body = JsonObject.builder()
                .put("query", query)
                .put("variables", variables)
                .build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint()))
                .header("Authorization", LinearStandIn.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(VerbatimJson.stringify(body)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
