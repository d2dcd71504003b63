package dev.loki.standin.github;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** What {@link GitHubStandIn} remembers of its repository, and does with it. Not thread-safe. */
final class GitHubRepository {

    private static final Pattern ISSUE = Pattern.compile("/issues/([0-9]+)(/.*)?");
    private static final Pattern COMMENT = Pattern.compile("/issues/comments/([0-9]+)");
    private static final int MOST_BELOW = 100;

    private final String api;
    private final String byNumber;
    private final String web;
    private final List<GitHubIssue> issues = new ArrayList<>();
    private final GitHubCommits commits = new GitHubCommits();
    private long comments;
    private boolean dropsLabels;

    /** @param apiUrl where the API is; webUrl where people read */
    GitHubRepository(String apiUrl, String webUrl) {
        this.api = apiUrl + "/repos/" + GitHubStandIn.REPOSITORY;
        this.byNumber = apiUrl + "/repositories/" + GitHubRules.REPOSITORY_NUMBER;
        this.web = webUrl + "/" + GitHubStandIn.REPOSITORY;
    }

    GitHubCommits commits() {
        return commits;
    }

    List<GitHubIssue> issues() {
        return issues;
    }

    Optional<GitHubIssue> issue(long number) {
        return issues.stream().filter(issue -> issue.number == number).findFirst();
    }

    GitHubIssue add(String author, String title, String body, boolean isPullRequest) {
        GitHubIssue issue = new GitHubIssue(issues.size() + 1L, author, title, body, isPullRequest);
        issues.add(issue);
        return issue;
    }

    GitHubComment comment(GitHubIssue issue, String author, String body) {
        GitHubComment comment = new GitHubComment(1_000_000_000L + ++comments, author, body);
        issue.comments.add(comment);
        return comment;
    }

    void dropLabels() {
        dropsLabels = true;
    }

    void deleteComment(long id) {
        issues.forEach(issue -> issue.comments.removeIf(comment -> comment.id == id));
    }

    /** @param path within the repository; login whose token it is */
    MockResponse answer(RecordedRequest request, String path, String login) {
        JsonObject body = StandInBodies.object(request);
        String method = String.valueOf(request.getMethod());
        Matcher comment = COMMENT.matcher(path);
        if (comment.matches()) {
            return commentAnswer(Long.parseLong(comment.group(1)), method, body);
        }
        Matcher issue = ISSUE.matcher(path);
        if (issue.matches()) {
            String rest = Optional.ofNullable(issue.group(2)).orElse("");
            return issue(Long.parseLong(issue.group(1)))
                    .map(found -> issueAnswer(found, method + " " + rest, request.getUrl(), body, login))
                    .orElseGet(() -> GitHubAnswers.error(404, "Not Found"));
        }
        if (path.equals("/issues")) {
            return method.equals("POST") ? create(body, login) : list(request.getUrl());
        }
        return commits.answer(method, path, request.getUrl(), body, this::page);
    }

    private MockResponse create(JsonObject body, String login) {
        GitHubIssue issue = add(
                login, body.string("title").orElseThrow(), body.string("body").orElse(""), false);
        return GitHubAnswers.json(201, issue.json(api, web));
    }

    private MockResponse list(HttpUrl url) {
        List<GitHubIssue> newestFirst = new ArrayList<>(issues);
        Collections.reverse(newestFirst);
        boolean all = "all".equals(url.queryParameter("state"));
        return page(
                url,
                newestFirst.stream()
                        .filter(issue -> all || issue.state.equals("open"))
                        .map(issue -> issue.json(api, web))
                        .toList());
    }

    private MockResponse issueAnswer(GitHubIssue issue, String what, HttpUrl url, JsonObject body, String login) {
        return switch (what) {
            case "GET " -> GitHubAnswers.json(200, issue.json(api, web));
            case "PATCH " -> change(issue, body);
            case "GET /comments" ->
                page(url, issue.comments.stream().map(GitHubComment::json).toList());
            case "POST /comments" ->
                GitHubAnswers.json(
                        201,
                        comment(issue, login, body.string("body").orElseThrow()).json());
            case "GET /labels" -> GitHubAnswers.json(200, issue.labelsJson());
            case "POST /labels" -> addLabels(issue, body);
            case "GET /sub_issues" ->
                page(
                        url,
                        issue.below.stream().map(child -> child.json(api, web)).toList());
            case "POST /sub_issues" -> putBelow(issue, body);
            default ->
                what.startsWith("DELETE /labels/")
                        ? removeLabel(issue, StandInBodies.decoded(what.substring("DELETE /labels/".length())))
                        : GitHubAnswers.error(404, "Not Found");
        };
    }

    private MockResponse change(GitHubIssue issue, JsonObject body) {
        body.string("title").ifPresent(title -> issue.title = title);
        body.string("body").ifPresent(text -> issue.body = text);
        String reason = body.string("state_reason").orElse("completed");
        body.string("state").ifPresent(state -> {
            issue.reason = state.equals("open") && issue.state.equals("open") ? issue.reason : reason;
            issue.state = state;
        });
        return GitHubAnswers.json(200, issue.json(api, web));
    }

    private MockResponse addLabels(GitHubIssue issue, JsonObject body) {
        if (!dropsLabels && body.get("labels") instanceof JsonArray labels) {
            for (JsonValue label : labels.elements()) {
                String name = label instanceof JsonString text ? text.value() : "";
                if (issue.labels.stream().noneMatch(name::equalsIgnoreCase)) {
                    issue.labels.add(name);
                }
            }
        }
        return GitHubAnswers.json(200, issue.labelsJson());
    }

    private static MockResponse removeLabel(GitHubIssue issue, String label) {
        return issue.labels.removeIf(label::equalsIgnoreCase)
                ? GitHubAnswers.json(200, issue.labelsJson())
                : GitHubAnswers.error(404, "Label does not exist");
    }

    private MockResponse putBelow(GitHubIssue parent, JsonObject body) {
        long id = body.get("sub_issue_id") instanceof JsonNumber number ? number.longValueExact() : 0;
        Optional<GitHubIssue> child =
                issues.stream().filter(issue -> issue.id() == id).findFirst();
        if (child.isEmpty()) {
            return GitHubAnswers.error(404, "The provided sub-issue does not exist");
        }
        if (issues.stream().anyMatch(issue -> issue.below.contains(child.get())) || parent.below.size() == MOST_BELOW) {
            return GitHubAnswers.invalid(
                    "Issue", "sub_issue_id", "invalid", "Sub issue may only have one parent, of at most 100");
        }
        parent.below.add(child.get());
        return GitHubAnswers.json(201, parent.json(api, web));
    }

    private MockResponse commentAnswer(long id, String method, JsonObject body) {
        Function<GitHubComment, MockResponse> change = comment -> {
            body.string("body").ifPresent(text -> comment.body = text);
            return GitHubAnswers.json(200, comment.json());
        };
        return issues.stream()
                .flatMap(issue -> issue.comments.stream())
                .filter(comment -> comment.id == id)
                .findFirst()
                .map(method.equals("PATCH") ? change : comment -> GitHubAnswers.json(200, comment.json()))
                .orElseGet(() -> GitHubAnswers.error(404, "Not Found"));
    }

    private MockResponse page(HttpUrl url, List<JsonObject> all) {
        return GitHubPages.page(url, Map.entry(api, byNumber), all);
    }
}
