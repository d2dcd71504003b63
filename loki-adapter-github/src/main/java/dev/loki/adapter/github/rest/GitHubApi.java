package dev.loki.adapter.github.rest;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.http.HttpFailure;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceClient;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceReply;
import dev.loki.http.ServiceRequest;
import dev.loki.http.TransientHttpFailure;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.SendOnce.Made;
import dev.loki.ports.tracker.SendOnce.NotMade;
import dev.loki.ports.tracker.SendOnce.Outcome;
import dev.loki.ports.tracker.SendOnce.Unknown;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asks GitHub. Paths are relative to the API, each part of them encoded. What fails for now is thrown as a passing
 * {@link TrackerException}; what is refused is an answer. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api">REST API</a>
 */
public final class GitHubApi implements AutoCloseable {

    private static final Set<Integer> MOVED = Set.of(301, 302, 307, 308);
    private static final int MOST_MOVES = 3;

    /** How often a write whose outcome is not known is looked up and, where it is not there, sent again. */
    public static final int ROUNDS = 3;

    private final GitHubSettings settings;
    private final JsonReader reader;
    private final RetryClock clock;
    private final ServiceClient client;
    private final CreationPace creations;
    private final ErrorWords words;

    public GitHubApi(GitHubSettings settings, JsonReader reader, ServiceListener listener, RetryClock clock) {
        this.settings = settings;
        this.reader = reader;
        this.clock = clock;
        this.words = new ErrorWords(reader, settings.token());
        this.client = new ServiceClient(settings.service(), new GitHubRate(reader, words), listener, clock);
        this.creations = new CreationPace(clock);
    }

    public GitHubSettings settings() {
        return settings;
    }

    public RetryClock clock() {
        return clock;
    }

    public GitHubReply get(String path) {
        return send(ServiceRequest.get(path));
    }

    /**
     * The objects of a list, of all its pages.
     *
     * @param path without a query
     * @param query without the size of a page; may be empty
     * @throws TrackerException where the list is not there, or cannot be read to its end
     */
    public List<Fields> all(String path, String query) {
        return new Pages(this).all(paged(path, query));
    }

    /**
     * The first of a list that is wanted, page by page.
     *
     * @param path without a query
     * @param query without the size of a page; may be empty
     * @throws TrackerException where the list is not there, or cannot be read so far
     */
    public Optional<Fields> first(String path, String query, Predicate<Fields> wanted) {
        return new Pages(this).first(paged(path, query), Pages.MOST, wanted);
    }

    /** Makes something new, once. GitHub bounds how much of it there may be in an hour. */
    public GitHubReply create(String path, JsonObject body) {
        creations.countOne();
        return send(ServiceRequest.write("POST", path, VerbatimJson.stringify(body)));
    }

    /**
     * Makes something new, and says what became of it.
     *
     * @param made what it is, by the answer's object
     * @throws TrackerException where it was not sent for now, or what was answered cannot be understood
     */
    public <T> Outcome<T> make(String path, JsonObject body, Function<Fields, Made<T>> made) {
        try {
            GitHubReply reply = create(path, body);
            return reply.isSuccess() ? made.apply(reply.fields()) : new NotMade<>(reply.refusal());
        } catch (TrackerException e) {
            if (isOutcomeUnknown(e)) {
                return new Unknown<>(e);
            }
            throw e;
        }
    }

    /** Sets something to what it may be already: a second time changes nothing. */
    public GitHubReply set(String method, String path, JsonObject body) {
        return send(
                ServiceRequest.write(method, path, VerbatimJson.stringify(body)).asRepeatable());
    }

    /** Takes something away; it may be gone already. */
    public GitHubReply delete(String path) {
        return send(new ServiceRequest("DELETE", path, null, true));
    }

    /** What the write returns, which looks for itself at GitHub first, and so may be run again where its outcome is not known. */
    public static <T> T untilKnown(Supplier<T> write) {
        for (int round = 1; ; round++) {
            try {
                return write.get();
            } catch (TrackerException e) {
                if (round == ROUNDS || !isOutcomeUnknown(e)) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static String paged(String path, String query) {
        return path + "?" + query + (query.isEmpty() ? "" : "&") + "per_page=" + Pages.SIZE;
    }

    private GitHubReply send(ServiceRequest request) {
        GitHubReply reply = sendOnce(request);
        for (int moves = 0; moves < MOST_MOVES && MOVED.contains(reply.status()); moves++) {
            Optional<String> to = reply.header("Location").flatMap(settings::below);
            if (to.isEmpty()) {
                return reply;
            }
            reply = sendOnce(new ServiceRequest(request.method(), to.get(), request.body(), request.repeatable()));
        }
        return reply;
    }

    private GitHubReply sendOnce(ServiceRequest request) {
        String asked = request.method() + " " + request.path().split("\\?", 2)[0];
        try {
            return new GitHubReply(asked, client.call(request), reader, words);
        } catch (HttpFailure e) {
            return new GitHubReply(asked, refusal(e).orElseThrow(() -> failure(asked, e)), reader, words);
        }
    }

    /** An answer that is final and not for want of patience. */
    private static Optional<ServiceReply> refusal(HttpFailure failure) {
        boolean isFinal = !(failure instanceof TransientHttpFailure) && !failure.outcomeUnknown();
        return failure.reply().filter(reply -> isFinal && reply.status() >= 300);
    }

    private TrackerException failure(String asked, HttpFailure failure) {
        boolean isSomebodyElses =
                failure.reply().filter(reply -> reply.status() < 300).isPresent();
        boolean passes = failure instanceof TransientHttpFailure || failure.outcomeUnknown() || isSomebodyElses;
        Duration wait =
                failure instanceof TransientHttpFailure passing ? passing.minimumWait(clock.now()) : Duration.ZERO;
        return new TrackerException(
                passes ? Trouble.PASSING : Trouble.REFUSED,
                "GitHub: " + asked + ": " + failure.getMessage(),
                wait,
                failure);
    }

    private static boolean isOutcomeUnknown(TrackerException e) {
        return e.getCause() instanceof HttpFailure failure && failure.outcomeUnknown();
    }
}
