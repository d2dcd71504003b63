package dev.loki.http;

import dev.loki.http.RateDialect.Meaning;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks a service that speaks JSON, patiently: sends again what may be sent again, no faster than the service can bear, and
 * says of the rest whether it may have been done. Credentials go to the service's own scheme, host and port alone.
 * Thread-safe; all threads share one pace.
 */
public final class ServiceClient implements AutoCloseable {

    private final ServiceSettings settings;
    private final RateDialect dialect;
    private final ServiceListener listener;
    private final @Nullable DryRun dryRun;
    private final RetryClock clock;
    private final ServiceTransport transport;
    private final HttpRetry retry;
    private final Pace pace;
    private volatile boolean closed;

    public ServiceClient(ServiceSettings settings, RateDialect dialect, ServiceListener listener, RetryClock clock) {
        this.settings = settings;
        this.dialect = dialect;
        this.listener = new QuietListener(listener);
        this.dryRun = listener instanceof DryRun dry ? dry : null;
        this.clock = clock;
        this.transport = new ServiceTransport(settings);
        this.retry = new HttpRetry(settings.retry(), clock);
        this.pace = new Pace(settings.betweenWrites(), clock);
    }

    /**
     * What the service answers once it has done what was asked: its body is JSON, or empty.
     *
     * <p>Sent again are, within the time for a call, requests that the service surely did not serve and, where they are
     * repeatable, those that it may have served.
     *
     * @throws TransientHttpFailure where the service could not be reached or was too busy for too long; where its
     *     {@link HttpFailure#outcomeUnknown} is set, the request may have been served
     * @throws PermanentHttpFailure where the service refuses, leads elsewhere, or answers what no client of it can use
     */
    public ServiceReply call(ServiceRequest request) throws HttpFailure {
        if (dryRun != null && !request.reads()) {
            throw dryRun.inPlaceOf(request, settings);
        }
        CallLog log = new CallLog(request, new Deadline(settings.times().call(), clock));
        try {
            ServiceReply reply = retry.run(
                    settings.times().call(),
                    () -> attempt(request, log),
                    (failure, wait) -> listener.retry(log.call(), wait, reason(failure)));
            listener.success(log.call());
            return reply;
        } catch (HttpFailure e) {
            listener.failure(log.call(), reason(e));
            throw e;
        }
    }

    /** Breaks off what is under way, whose callers get a failure, and sends nothing more. Waits end at an interrupt. */
    @Override
    public void close() {
        closed = true;
        transport.close();
    }

    private ServiceReply attempt(ServiceRequest request, CallLog log) throws HttpFailure {
        return pace.inTurn(!request.method().equals("GET"), log.deadline(), () -> {
            requireOpen();
            log.sent();
            ServiceReply reply = transport.exchange(request, log.deadline());
            log.answered(reply.status());
            return judged(request, reply);
        });
    }

    private void requireOpen() throws HttpFailure {
        if (closed) {
            throw new PermanentHttpFailure("not sent: the client is closed");
        }
    }

    private ServiceReply judged(ServiceRequest request, ServiceReply reply) throws HttpFailure {
        Meaning meaning = dialect.of(reply, clock.now());
        if (meaning instanceof Meaning.Accepted accepted) {
            pace.accepted(accepted.pause());
            return JsonOnly.require(request, reply);
        }
        if (meaning instanceof Meaning.Busy busy) {
            pace.hold(busy.minimumWait());
            throw passing(reply, busy.reason(), busy.minimumWait());
        }
        if (meaning instanceof Meaning.Failed failed) {
            HttpFailure failure = passing(reply, failed.reason(), failed.minimumWait());
            throw request.repeatable() ? failure : Doubt.about(failure);
        }
        throw new PermanentHttpFailure(answered(reply, ((Meaning.Refused) meaning).reason()), false, reply);
    }

    private HttpFailure passing(ServiceReply reply, String reason, Duration wait) {
        String asked = wait.isZero() ? "" : "; it asks to wait " + wait.toSeconds() + " s";
        return new TransientHttpFailure(answered(reply, reason) + asked, wait, false, reply);
    }

    private String answered(ServiceReply reply, String reason) {
        return "answered " + reply.status() + ": "
                + OneLine.of(settings.headers().mask(reason));
    }

    private static String reason(HttpFailure failure) {
        return String.valueOf(failure.getMessage());
    }
}
