package dev.loki.standin.github;

import dev.loki.domain.json.JsonObject;
import dev.loki.standin.OpenApiSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What GitHub takes: its own schema, and what that leaves open: headers, lengths, what a completed check needs, and two
 * endpoints that the cut of it does not hold. Thread-safe.
 */
final class GitHubRules {

    static final int REPOSITORY_NUMBER = 1296269;

    private static final int LONGEST_BODY = 65_536;
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_DESCRIPTION = 140;
    private static final int LONGEST_LABEL = 50;
    private static final Map<String, Pattern> HEADERS = Map.of(
            "Accept", Pattern.compile("application/vnd\\.github\\+json"),
            "X-GitHub-Api-Version", Pattern.compile("2022-11-28"),
            "User-Agent", Pattern.compile(".+"),
            "Authorization", Pattern.compile("Bearer \\S+"));
    private static final Pattern LABEL = Pattern.compile("/repos/[^/]+/[^/]+/issues/[0-9]+/labels/[^/]{1,150}");
    private static final Pattern CHECKS = Pattern.compile("/repos/[^/]+/[^/]+/commits/[0-9a-f]{40,64}/check-runs");
    private static final Set<String> CHECKS_PARAMETERS =
            Set.of("check_name", "status", "filter", "per_page", "page", "app_id");

    private final String basePath;

    /** Reads the schema, which takes its time: no request should have to wait for it. */
    GitHubRules(String basePath) {
        this.basePath = basePath;
        OpenApiSchema.GITHUB.complaints(get("/rate_limit"), basePath);
    }

    /** The path within the API, the repository by its name: links to pages have its number. */
    String path(RecordedRequest request) {
        return path(request.getUrl());
    }

    /** What GitHub has against a request; empty where it has nothing. */
    List<String> held(RecordedRequest request) {
        List<String> complaints = new ArrayList<>();
        HEADERS.forEach((name, form) -> {
            String value = String.valueOf(request.getHeaders().get(name));
            if (!form.matcher(value).matches()) {
                complaints.add("the header " + name + " must be " + form);
            }
        });
        String path = path(request);
        if (!request.getUrl().encodedPath().startsWith(basePath + "/")) {
            complaints.add("the path must begin with " + basePath);
        }
        String what = request.getMethod() + " " + path;
        if (LABEL.matcher(path).matches() && what.startsWith("DELETE ")) {
            require(complaints, request.getUrl().querySize() == 0, "a label is taken away without a query");
        } else if (CHECKS.matcher(path).matches() && what.startsWith("GET ")) {
            require(
                    complaints,
                    CHECKS_PARAMETERS.containsAll(request.getUrl().queryParameterNames()),
                    "check runs are asked for with " + CHECKS_PARAMETERS);
        } else {
            complaints.addAll(OpenApiSchema.GITHUB.complaints(named(request), basePath));
        }
        complaints.addAll(body(path, StandInBodies.object(request)));
        return complaints;
    }

    private List<String> body(String path, JsonObject body) {
        List<String> complaints = new ArrayList<>();
        require(complaints, length(body, "body") <= LONGEST_BODY, "body: at most 65,536 characters");
        require(complaints, length(body, "title") <= LONGEST_TITLE, "title: at most 256 characters");
        require(complaints, length(body, "description") <= LONGEST_DESCRIPTION, "description: at most 140 characters");
        boolean isOneLine = body.string("title").stream().noneMatch(title -> title.contains("\n"));
        require(complaints, isOneLine, "title: one line");
        if (path.endsWith("/labels")) {
            boolean isShort = body.toString().length() <= LONGEST_LABEL + "{\"labels\":[\"\"]}".length();
            require(complaints, isShort, "a label has at most 50 characters");
        }
        if (path.contains("/check-runs")) {
            boolean isCompleted = "completed".equals(body.string("status").orElse(""));
            boolean isConcluded = body.string("conclusion").isPresent();
            require(
                    complaints,
                    isCompleted == isConcluded,
                    "conclusion: where the status is completed, and only there");
        }
        return complaints;
    }

    private static int length(JsonObject body, String name) {
        return body.string(name)
                .map(text -> text.codePointCount(0, text.length()))
                .orElse(0);
    }

    private static void require(List<String> complaints, boolean condition, String complaint) {
        if (!condition) {
            complaints.add(complaint);
        }
    }

    private String path(HttpUrl url) {
        String path = url.encodedPath();
        String within = path.startsWith(basePath + "/") ? path.substring(basePath.length()) : path;
        return within.replaceFirst(
                "^/repositories/" + REPOSITORY_NUMBER + "(?=/)", "/repos/" + GitHubStandIn.REPOSITORY);
    }

    private RecordedRequest get(String path) {
        HttpUrl url = HttpUrl.get("http://localhost" + basePath + path);
        String target = url.encodedPath();
        return new RecordedRequest(
                0, 0, null, List.of(), "GET", target, "HTTP/1.1", url, Headers.of(), null, 0, null, null);
    }

    /** The request as it would be by the name of the repository, which the schema knows. */
    private RecordedRequest named(RecordedRequest request) {
        HttpUrl url = request.getUrl()
                .newBuilder()
                .encodedPath(basePath + path(request))
                .build();
        return new RecordedRequest(
                request.getConnectionIndex(),
                request.getExchangeIndex(),
                request.getHandshake(),
                request.getHandshakeServerNames(),
                request.getMethod(),
                request.getTarget(),
                request.getVersion(),
                url,
                request.getHeaders(),
                request.getBody(),
                request.getBodySize(),
                request.getChunkSizes(),
                request.getFailure());
    }
}
