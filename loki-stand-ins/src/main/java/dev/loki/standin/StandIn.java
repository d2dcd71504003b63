package dev.loki.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * A server of this JVM that stands in for a service: it remembers what it was told, holds each request against the
 * service's schema, and has bad days on demand. A request that the schema does not know is answered with 599, and kept for
 * {@link #violations}, which a test asks for at its end. Thread-safe; requests are answered one at a time.
 */
public abstract class StandIn implements AutoCloseable {

    private static final int VIOLATION = 599;

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Deque<BadAnswer> badDay = new ArrayDeque<>();

    /** Starts the server on a port that is free. */
    protected final void start() {
        server.setServerSocketFactory(new PromptServerSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answerOne(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service answers, on a good day. */
    protected abstract MockResponse answer(RecordedRequest request);

    /** What the service's schema has against a request; empty where it has nothing. */
    protected abstract List<String> held(RecordedRequest request);

    /** The server's address, without a slash at its end. */
    public String url() {
        String url = server.url("/").toString();
        return url.substring(0, url.length() - 1);
    }

    /** Every request so far, whatever was answered. */
    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** What the schema had against requests so far, each as method, path and complaint. */
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** The next requests are answered so, in this order; after them the day is good again. */
    public synchronized void badDay(List<BadAnswer> answers) {
        badDay.addAll(answers);
    }

    /** Whatever was still to go wrong does not. */
    public synchronized void goodDay() {
        badDay.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private synchronized MockResponse answerOne(RecordedRequest request) {
        requests.add(request);
        List<String> complaints = held(request);
        if (!complaints.isEmpty()) {
            complaints.forEach(
                    complaint -> violations.add(request.getMethod() + " " + request.getTarget() + ": " + complaint));
            return new MockResponse.Builder()
                    .code(VIOLATION)
                    .body(String.join("\n", complaints))
                    .build();
        }
        return Optional.ofNullable(badDay.poll())
                .map(bad -> bad.instead(() -> answer(request)))
                .orElseGet(() -> answer(request));
    }
}
