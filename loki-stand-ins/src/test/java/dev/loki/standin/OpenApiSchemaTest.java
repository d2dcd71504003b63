package dev.loki.standin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiSchemaTest {

    private static final String FOLDER = "loki.schemas.dir";

    @ParameterizedTest
    @Needs(External.SCHEMAS)
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB ||         POST  | /repos/o/r/issues/7/comments            | {\"body\":\"text\"}",
                "GITHUB | /api/v3 | PATCH | /api/v3/repos/o/r/issues/comments/12345 | {\"body\":\"text\"}",
                "GITHUB ||         GET   | /repos/o/r/issues/7/comments?per_page=100 |",
                "GITHUB ||         POST  | /repos/o/r/statuses/abc                 | {\"state\":\"success\"}",
                "JIRA   ||         GET   | /rest/api/3/issue/P-1?fields=summary    |",
                "JIRA   | /ex/jira/c1 | POST | /ex/jira/c1/rest/api/3/issue/P-1/transitions | {\"transition\":{\"id\":\"31\"}}",
                "JIRA   ||         POST  | /rest/api/3/search/jql                  | {\"jql\":\"parent = P-1\",\"fields\":[\"id\"]}",
            })
    void whatTheServiceTakesIsAnswered(OpenApiSchema schema, String base, String method, String target, String body)
            throws Exception {
        try (Held held = new Held(schema, base == null ? "" : base)) {
            assertThat(held.send(method, target, body))
                    .as("%s", held.violations())
                    .isEqualTo(200);
            assertThat(held.violations()).isEmpty();
        }
    }

    @ParameterizedTest
    @Needs(External.SCHEMAS)
    @CsvSource(
            delimiter = '|',
            value = {
                "GITHUB | POST  | /repos/o/r/issues/7/comments             | {\"text\":\"body is missing\"}",
                "GITHUB | PUT   | /repos/o/r/issues/comments/12345         | {\"body\":\"it is PATCH\"}",
                "GITHUB | GET   | /repos/o/r/issues/7/comments?perPage=100 |",
                "GITHUB | POST  | /repos/o/r/statuses/abc                  | {\"state\":\"fine\"}",
                "GITHUB | GET   | /repositories/1/unknown                  |",
                "JIRA   | POST  | /rest/api/3/issue/P-1/transitions        | {\"transition\":{\"id\":31}}",
                "JIRA   | POST  | /rest/api/3/search/jql                   | {\"jql\":\"x\",\"startAt\":0}",
                "JIRA   | POST  | /rest/api/3/search/jql                   | {\"jql\":\"x\",\"nextPageToken\":null}",
                "JIRA   | POST  | /rest/api/3/search                       | {\"jql\":\"removed\"}",
            })
    void whatTheServiceDoesNotTakeIsAViolation(OpenApiSchema schema, String method, String target, String body)
            throws Exception {
        try (Held held = new Held(schema, "")) {
            assertThat(held.send(method, target, body)).isEqualTo(599);
            assertThat(held.violations()).isNotEmpty().allMatch(violation -> violation.startsWith(method + " /"));
        }
    }

    @Test
    void withoutADocumentThereAreNoComplaints(@TempDir Path empty) throws Exception {
        String before = System.getProperty(FOLDER);
        System.setProperty(FOLDER, empty.toString());
        try (Held held = new Held(OpenApiSchema.GITHUB, "")) {
            assertThat(held.send("POST", "/nothing/of/the/kind", "{}")).isEqualTo(200);
        } finally {
            restore(before);
        }
    }

    private static void restore(String before) {
        if (before == null) {
            System.clearProperty(FOLDER);
        } else {
            System.setProperty(FOLDER, before);
        }
    }

    /** Answers everything that the schema takes. */
    private static final class Held extends StandIn {

        private final OpenApiSchema schema;
        private final String basePath;
        private final HttpClient client = HttpClient.newHttpClient();

        Held(OpenApiSchema schema, String basePath) {
            this.schema = schema;
            this.basePath = basePath;
            start();
        }

        int send(String method, String target, String body) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + target))
                    .header("Accept", "application/json")
                    .header("Authorization", "Basic " + "dXNlcjp0b2tlbg==")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            if (body != null) {
                request.header("Content-Type", "application/json");
            }
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }

        @Override
        protected MockResponse answer(RecordedRequest request) {
            return new MockResponse.Builder().build();
        }

        @Override
        protected List<String> held(RecordedRequest request) {
            return schema.complaints(request, basePath);
        }
    }
}
