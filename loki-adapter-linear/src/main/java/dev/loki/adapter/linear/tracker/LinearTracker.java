package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpHeaders;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceClient;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceReply;
import dev.loki.http.ServiceSettings;
import dev.loki.http.ServiceTimes;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerHealth;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Issues and projects of a Linear workspace. A comment on a project is a project update. Thread-safe.
 *
 * @see <a href="https://linear.app/developers/graphql">Linear, Getting started</a>
 */
public final class LinearTracker implements IssueTracker, AutoCloseable {

    private static final String USER_AGENT = "loki";

    private final ServiceClient client;
    private final RetryClock clock;
    private final GraphQl linear;
    private final Places places;
    private final Importer importer;
    private final StatusSync statuses;
    private final Comments comments;
    private final Subtasks subtasks;
    private final Links links;

    /**
     * @param journal remembers what was sent
     * @param listener is told how calls go
     * @param clock waits between calls
     */
    public LinearTracker(
            LinearSettings settings, SentJournal journal, JsonReader json, ServiceListener listener, RetryClock clock) {
        this(settings, journal, json, listener, clock, ServiceTimes.DEFAULT);
    }

    LinearTracker(
            LinearSettings settings,
            SentJournal journal,
            JsonReader json,
            ServiceListener listener,
            RetryClock clock,
            ServiceTimes times) {
        String endpoint = settings.endpoint().uri().toString();
        int path = endpoint.lastIndexOf('/') + 1;
        this.clock = clock;
        this.client = new ServiceClient(
                new ServiceSettings(HttpEndpoint.parse(endpoint.substring(0, path)), headers(settings), USER_AGENT)
                        .withTimes(times),
                new LinearDialect(json),
                listener,
                clock);
        this.linear = new GraphQl(client, endpoint.substring(path), json, new Troubles(json, clock));
        this.places = new Places(linear, settings.teamKey());
        this.importer = new Importer(linear, settings.teamKey());
        this.statuses = new StatusSync(linear, settings.names());
        this.comments = new Comments(linear, journal);
        this.subtasks = new Subtasks(linear, journal, settings.teamKey());
        this.links = new Links(linear, journal);
    }

    private static HttpHeaders headers(LinearSettings settings) {
        return HttpHeaders.of(Map.of("Authorization", settings.authorization(), "Accept", "application/json"));
    }

    @Override
    public String service() {
        return "linear";
    }

    @Override
    public ImportedWork importProject(String id) {
        return importer.read(id);
    }

    @Override
    public StatusOutcome syncStatus(String id, WorkStatus status) {
        return statuses.bring(places.find(id), status);
    }

    @Override
    public String postComment(String id, WorkComment comment) {
        return comments.say(places.find(id), comment);
    }

    @Override
    public List<CreatedIssue> createSubtasks(String id, List<Subtask> wanted) {
        return wanted.isEmpty() ? List.of() : subtasks.create(places.find(id), wanted);
    }

    @Override
    public void link(String id, WorkLink link) {
        links.put(places.find(id), link);
    }

    @Override
    public TrackerHealth check() {
        GraphQl.Answer answer = linear.ask(Document.VIEWER, JsonObject.EMPTY);
        Fields organization = answer.data().fields("organization");
        String account = answer.data().fields("viewer").text("name") + " in " + organization.text("name") + " ("
                + organization.text("urlKey") + ")";
        return new TrackerHealth(
                Line.of(account, 200), skew(answer.reply()), new Budgets(answer.reply()).requestsLeft());
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.close();
    }

    private Optional<Duration> skew(ServiceReply reply) {
        try {
            return reply.header("Date")
                    .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
                    .map(theirs -> Duration.between(clock.now(), theirs));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
