package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.tracker.Written.Done;
import dev.loki.adapter.jira.tracker.Written.NotDone;
import dev.loki.adapter.jira.tracker.Written.Unknown;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.http.HttpFailure;
import dev.loki.http.RetryClock;
import dev.loki.http.ServiceClient;
import dev.loki.http.ServiceListener;
import dev.loki.http.ServiceReply;
import dev.loki.http.ServiceRequest;
import dev.loki.http.ServiceSettings;
import dev.loki.http.ServiceTimes;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** Asks Jira and tells it, in JSON objects. What it throws is the port's own exception. Thread-safe. */
final class JiraClient implements AutoCloseable {

    static final String ROOT = "rest/api/3/";

    private final ServiceClient service;
    private final JsonReader json;
    private final RetryClock clock;
    private final JiraTroubles troubles;
    private final IssuePace pace;

    JiraClient(JiraSettings settings, ServiceTimes times, JsonReader json, ServiceListener listener, RetryClock clock) {
        this.service = new ServiceClient(
                new ServiceSettings(settings.base(), new Secrets(settings).headers(), "loki").withTimes(times),
                new JiraDialect(),
                listener,
                clock);
        this.json = json;
        this.clock = clock;
        this.troubles = new JiraTroubles(settings, json);
        this.pace = new IssuePace(clock);
    }

    /**
     * Reads.
     *
     * @param what it is about, for a person
     * @param path below the API's root, with its query
     */
    JsonObject get(String what, String path) {
        return object(what, reply(what, ServiceRequest.get(ROOT + path)));
    }

    /** The whole answer to a reading. */
    ServiceReply reply(String what, String path) {
        return reply(what, ServiceRequest.get(ROOT + path));
    }

    /** Asks with a body; to be asked again changes nothing. */
    JsonObject ask(String what, String path, JsonObject body) {
        return object(what, reply(what, request("POST", path, body).asReading()));
    }

    /**
     * Tells what is not to be told twice.
     *
     * @param issue the id of the issue that is written to
     */
    Written write(String issue, String what, String path, JsonObject body) {
        return written(issue, what, request("POST", path, body));
    }

    /**
     * Tells what a second time changes nothing.
     *
     * @param issue the id of the issue that is written to
     */
    Written put(String issue, String what, String method, String path, JsonObject body) {
        return written(issue, what, request(method, path, body).asRepeatable());
    }

    /** Lets time pass, before something is tried again. */
    void pause(Duration duration) {
        try {
            clock.sleep(duration);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    Instant now() {
        return clock.now();
    }

    @Override
    public void close() {
        service.close();
    }

    JsonObject object(String what, ServiceReply reply) {
        try {
            if (json.readTolerant(reply.body()) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw troubles.unreadable(what, e.describe());
        }
        throw troubles.unreadable(what, "it is no JSON object");
    }

    private ServiceReply reply(String what, ServiceRequest request) {
        try {
            return service.call(request);
        } catch (HttpFailure e) {
            throw troubles.of(what, e, clock.now());
        }
    }

    private Written written(String issue, String what, ServiceRequest request) {
        try {
            pace.await(issue);
            ServiceReply reply = service.call(request);
            return reply.body().length == 0 ? new Done(JsonObject.EMPTY) : read(what, request, reply);
        } catch (HttpFailure e) {
            TrackerException trouble = troubles.of(what, e, clock.now());
            return e.outcomeUnknown()
                    ? new Unknown(trouble, e.reply().map(this::wait).orElse(Duration.ZERO))
                    : e.reply()
                            .map(refusal -> notDone(refusal, trouble))
                            .orElseGet(() -> new NotDone(0, Set.of(), trouble));
        } catch (InterruptedException e) {
            return new NotDone(0, Set.of(), interrupted(e));
        }
    }

    private Written read(String what, ServiceRequest request, ServiceReply reply) {
        try {
            return new Done(object(what, reply));
        } catch (TrackerException e) {
            return request.repeatable() ? new NotDone(reply.status(), Set.of(), e) : new Unknown(e, Duration.ZERO);
        }
    }

    private NotDone notDone(ServiceReply reply, TrackerException trouble) {
        return new NotDone(reply.status(), JiraErrors.fields(reply.body(), json), trouble);
    }

    private Duration wait(ServiceReply reply) {
        return JiraDialect.minimumWait(reply, clock.now());
    }

    private static ServiceRequest request(String method, String path, JsonObject body) {
        return ServiceRequest.write(method, ROOT + path, VerbatimJson.stringify(body));
    }

    private static TrackerException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TrackerException(Trouble.PASSING, "interrupted while waiting for Jira", Duration.ZERO, e);
    }
}
