package dev.loki.standin.github;

import dev.loki.domain.json.JsonObject;
import dev.loki.standin.StandIn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/**
 * Stands in for one repository of GitHub, {@code acme/shop}, on github.com or, with a path before that of the API, on an
 * Enterprise Server. It pages, numbers and words its answers as GitHub does, and holds each request against GitHub's schema
 * and {@link GitHubRules}. Thread-safe.
 */
public final class GitHubStandIn extends StandIn {

    /** The repository, by its name. */
    public static final String REPOSITORY = "acme/shop";

    private static final int LIMIT = 5_000;
    private static final int LEAST_LEFT = 4_000;

    private final String basePath;
    private final GitHubRules rules;
    private final GitHubRepository repository;
    private final Supplier<Instant> clock;
    private final Map<String, String> permissions = new HashMap<>();
    private GitHubToken token = GitHubToken.PERSONAL;
    private final List<Instant> writes = new ArrayList<>();
    private int answered;
    private boolean answerIsLost;

    /**
     * Starts it.
     *
     * @param basePath what stands before the paths of the API, such as {@code /api/v3}; may be empty
     * @param clock by which it tells the time and resets its limit
     */
    public GitHubStandIn(String basePath, Supplier<Instant> clock) {
        this.basePath = basePath;
        this.clock = clock;
        this.rules = new GitHubRules(basePath);
        start();
        this.repository = new GitHubRepository(super.url() + basePath, super.url());
    }

    /** On github.com, at a time that stands still. */
    public GitHubStandIn() {
        this("", () -> Instant.parse("2026-02-21T10:00:00Z"));
    }

    /** Where the API is. */
    @Override
    public String url() {
        return super.url() + basePath;
    }

    /** From now on, requests are those of another token. */
    public synchronized void use(GitHubToken other) {
        token = other;
    }

    /** Makes an issue of somebody's, and returns its number. */
    public synchronized long addIssue(String title, String body) {
        return repository.add("octocat", title, body, false).number;
    }

    /** Makes a pull request of somebody's, and returns its number. */
    public synchronized long addPullRequest(String title) {
        return repository.add("octocat", title, "", true).number;
    }

    /** Puts an issue below another. */
    public synchronized void putBelow(long parent, long child) {
        repository.issue(parent).orElseThrow().below.add(repository.issue(child).orElseThrow());
    }

    /** Somebody takes all issues from below another. */
    public synchronized void takeFrom(long parent) {
        repository.issue(parent).orElseThrow().below.clear();
    }

    /** Somebody comments, and the id of it is returned. */
    public synchronized long addComment(long number, String login, String body) {
        return repository.comment(repository.issue(number).orElseThrow(), login, body).id;
    }

    /** Somebody deletes a comment. */
    public synchronized void deleteComment(long id) {
        repository.deleteComment(id);
    }

    /** Somebody puts a label on an issue. */
    public synchronized void addLabel(long number, String label) {
        repository.issue(number).orElseThrow().labels.add(label);
    }

    /** From now on, labels that are put on issues are dropped without a word, as where the token may not label. */
    public synchronized void dropLabels() {
        repository.dropLabels();
    }

    /** Somebody may do this much: admin, write, read or none. */
    public synchronized void permit(String login, String permission) {
        permissions.put(login, permission);
    }

    /** The texts of the comments on an issue, oldest first. */
    public synchronized List<String> comments(long number) {
        return repository.issue(number).orElseThrow().comments.stream()
                .map(comment -> comment.body)
                .toList();
    }

    /** The titles of all issues, oldest first. */
    public synchronized List<String> titles() {
        return repository.issues().stream().map(issue -> issue.title).toList();
    }

    /** The text of an issue. */
    public synchronized String body(long number) {
        return repository.issue(number).orElseThrow().body;
    }

    /** The titles of the issues below one, in the order of their creation. */
    public synchronized List<String> titlesBelow(long number) {
        return repository.issue(number).orElseThrow().below.stream()
                .sorted(Comparator.comparing(issue -> issue.number))
                .map(issue -> issue.title)
                .toList();
    }

    /** Open or closed, and why: {@code closed completed}. */
    public synchronized String state(long number) {
        GitHubIssue issue = repository.issue(number).orElseThrow();
        return (issue.state + " " + issue.reason).strip();
    }

    /** The labels of an issue, in the order in which they were put on it. */
    public synchronized List<String> labels(long number) {
        return List.copyOf(repository.issue(number).orElseThrow().labels);
    }

    /** The statuses of a commit, oldest first, as they were sent. */
    public synchronized List<JsonObject> statuses(String sha) {
        return repository.commits().statuses(sha);
    }

    /** The check runs of a commit, oldest first. */
    public synchronized List<JsonObject> checkRuns(String sha) {
        return repository.commits().runs(sha);
    }

    /** When each request came that was not one to read, whatever was answered. */
    public synchronized List<Instant> writes() {
        return List.copyOf(writes);
    }

    /** The next write is done, and its answer is lost. */
    public synchronized void loseNextAnswerToAWrite() {
        answerIsLost = true;
    }

    @Override
    protected List<String> held(RecordedRequest request) {
        if (isWrite(request)) {
            writes.add(clock.get());
        }
        return rules.held(request);
    }

    @Override
    protected MockResponse answer(RecordedRequest request) {
        answered++;
        MockResponse answer = allowed(request).orElseGet(() -> routed(request));
        long now = clock.get().getEpochSecond();
        return answer.newBuilder()
                .setHeader("Date", HttpDates.of(clock.get()))
                .setHeader("x-ratelimit-limit", Integer.toString(LIMIT))
                .setHeader("x-ratelimit-remaining", Integer.toString(left()))
                .setHeader("x-ratelimit-reset", Long.toString(now - now % 3_600 + 3_600))
                .onResponseStart(isLost(request) ? new SocketEffect.CloseSocket() : null)
                .build();
    }

    private boolean isLost(RecordedRequest request) {
        boolean lost = answerIsLost && isWrite(request);
        answerIsLost = answerIsLost && !lost;
        return lost;
    }

    private static boolean isWrite(RecordedRequest request) {
        return !"GET".equals(request.getMethod());
    }

    private int left() {
        return Math.max(LEAST_LEFT, LIMIT - answered);
    }

    /** What the token is told before anything else. */
    private Optional<MockResponse> allowed(RecordedRequest request) {
        boolean writes = isWrite(request);
        boolean isCheck = rules.path(request).contains("/check-runs");
        if (token == GitHubToken.REVOKED) {
            return Optional.of(GitHubAnswers.error(401, "Bad credentials"));
        }
        if (token == GitHubToken.FORK && writes) {
            return Optional.of(GitHubAnswers.error(403, "Resource not accessible by integration"));
        }
        return token == GitHubToken.PERSONAL && writes && isCheck
                ? Optional.of(GitHubAnswers.error(403, "You must authenticate via a GitHub App."))
                : Optional.empty();
    }

    private MockResponse routed(RecordedRequest request) {
        String path = rules.path(request);
        if (path.equals("/user")) {
            return token == GitHubToken.PERSONAL
                    ? GitHubAnswers.json(200, GitHubIssue.user(token.login()))
                    : GitHubAnswers.error(403, "Resource not accessible by integration");
        }
        if (path.equals("/rate_limit")) {
            JsonObject core = JsonObject.builder()
                    .put("limit", LIMIT)
                    .put("remaining", left())
                    .build();
            return GitHubAnswers.json(
                    200,
                    JsonObject.builder()
                            .put(
                                    "resources",
                                    JsonObject.builder().put("core", core).build())
                            .build());
        }
        String prefix = "/repos/" + REPOSITORY;
        if (!path.startsWith(prefix + "/")) {
            return GitHubAnswers.error(404, "Not Found");
        }
        String rest = path.substring(prefix.length());
        return rest.startsWith("/collaborators/")
                ? permission(StandInBodies.decoded(rest.split("/", 4)[2]))
                : repository.answer(request, rest, token.login());
    }

    private MockResponse permission(String login) {
        String may = permissions.get(login);
        return may == null
                ? GitHubAnswers.error(404, login + " is not a user")
                : GitHubAnswers.json(
                        200,
                        JsonObject.builder()
                                .put("permission", may)
                                .put("role_name", may)
                                .build());
    }
}
