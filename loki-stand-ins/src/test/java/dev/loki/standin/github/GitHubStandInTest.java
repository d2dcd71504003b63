package dev.loki.standin.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.standin.OpenApiSchema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in takes what GitHub takes, and nothing else: each wrong field, parameter, length or header is a violation. */
class GitHubStandInTest {

    private static final String ISSUES = "/repos/acme/shop/issues";
    private static final String CHECKS = "/repos/acme/shop/check-runs";
    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    private final HttpClient client = HttpClient.newHttpClient();
    private final GitHubStandIn service = new GitHubStandIn("/api/v3", () -> Instant.parse("2026-02-21T10:00:00Z"));

    @BeforeEach
    void requireTheSchema() {
        OpenApiSchema.GITHUB.require();
        service.addIssue("Pay by card", "");
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void whatGitHubTakesIsTaken() throws Exception {
        service.use(GitHubToken.WORKFLOW);
        assertThat(send("POST", ISSUES + "/1/comments", "{\"body\":\"text\"}")).isEqualTo(201);
        assertThat(send("PATCH", ISSUES + "/comments/1000000001", "{\"body\":\"text\"}"))
                .isEqualTo(200);
        assertThat(send("POST", CHECKS, "{\"name\":\"n\",\"head_sha\":\"" + SHA + "\",\"status\":\"in_progress\"}"))
                .isEqualTo(201);
        assertThat(send("GET", "/repositories/1296269/issues?page=1&per_page=100", ""))
                .isEqualTo(200);
        assertThat(send("POST", ISSUES + "/1/labels", "{\"labels\":[\"a b\"]}")).isEqualTo(200);
        assertThat(send("DELETE", ISSUES + "/1/labels/a%20b", "")).isEqualTo(200);
        assertThat(service.violations()).isEmpty();
    }

    @Test
    void aWrongFieldParameterOrMethodIsAViolation() throws Exception {
        assertRefused("POST", ISSUES + "/1/comments", "{\"text\":\"text\"}");
        assertRefused("POST", ISSUES + "/1/comments", "{\"body\":7}");
        assertRefused("POST", ISSUES, "{\"body\":\"text\"}");
        assertRefused("PATCH", ISSUES + "/1", "{\"state\":\"done\"}");
        assertRefused("POST", ISSUES + "/1/sub_issues", "{\"sub_issue_id\":\"1\"}");
        assertRefused("POST", "/repos/acme/shop/statuses/" + SHA, "{\"state\":\"ok\"}");
        assertRefused("GET", ISSUES + "?per_pages=100", "");
        assertRefused("PUT", ISSUES + "/comments/1000000001", "{\"body\":\"text\"}");
        assertRefused("GET", "/search/issues?q=x", "");
        assertRefused("GET", "/repos/acme/shop/commits/" + SHA + "/check-runs?name=x", "");
    }

    @Test
    void whatTheSchemaDoesNotSayIsHeldToo() throws Exception {
        String status = "{\"state\":\"success\",\"description\":\"%s\"}";
        assertThat(send("POST", "/repos/acme/shop/statuses/" + SHA, String.format(status, "x".repeat(140))))
                .isEqualTo(201);
        assertRefused("POST", "/repos/acme/shop/statuses/" + SHA, String.format(status, "x".repeat(141)));
        assertThat(send("POST", ISSUES + "/1/comments", "{\"body\":\"" + "x".repeat(65_536) + "\"}"))
                .isEqualTo(201);
        assertRefused("POST", ISSUES + "/1/comments", "{\"body\":\"" + "x".repeat(65_537) + "\"}");
        assertRefused("POST", CHECKS, "{\"name\":\"n\",\"head_sha\":\"" + SHA + "\",\"status\":\"completed\"}");
        assertRefused("POST", ISSUES, "{\"title\":\"two\\nlines\"}");
        assertRefused("POST", ISSUES + "/1/labels", "{\"labels\":[\"" + "x".repeat(51) + "\"]}");
    }

    @Test
    void aRequestWithoutItsHeadersOrBesideTheApiIsAViolation() throws Exception {
        HttpRequest bare =
                HttpRequest.newBuilder(URI.create(service.url() + "/user")).build();
        assertThat(client.send(bare, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(599);
        String beside = service.url().replace("/api/v3", "");
        assertThat(client.send(request("GET", beside + "/user", ""), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(599);
    }

    private void assertRefused(String method, String path, String json) throws IOException, InterruptedException {
        int before = service.violations().size();
        assertThat(send(method, path, json)).as(method + " " + path).isEqualTo(599);
        assertThat(service.violations().size()).isGreaterThan(before);
    }

    private int send(String method, String path, String json) throws IOException, InterruptedException {
        return client.send(request(method, service.url() + path, json), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpRequest request(String method, String url, String json) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("Authorization", "Bearer " + "made-up")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
    }
}
