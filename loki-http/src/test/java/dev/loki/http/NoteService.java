package dev.loki.http;

import dev.loki.http.RateDialect.Meaning;
import dev.loki.standin.StandIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A service that keeps what is posted to it, and speaks the plainest of dialects. */
final class NoteService extends StandIn {

    private static final String PADDING = "x".repeat(2_000);

    private final List<String> notes = new ArrayList<>();

    NoteService() {
        start();
    }

    synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    protected synchronized MockResponse answer(RecordedRequest request) {
        ByteString body = request.getBody();
        if (request.getMethod().equals("GET") || body == null) {
            return json(200, "{\"notes\":" + notes.size() + ",\"padding\":\"" + PADDING + "\"}");
        }
        notes.add(body.utf8());
        return json(201, "{\"id\":" + notes.size() + ",\"padding\":\"" + PADDING + "\"}");
    }

    @Override
    protected List<String> held(RecordedRequest request) {
        return List.of();
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json; charset=utf-8")
                .body(body)
                .build();
    }

    /** Seconds to pause in X-Pause; 429 and 503 are busy, with Retry-After; other 5xx failed. */
    static Meaning meaning(ServiceReply reply, Instant now) {
        Duration wait = RetryAfter.minimumWait(reply.header("Retry-After").orElse(null), now);
        if (reply.status() < 300) {
            return new Meaning.Accepted(Duration.ofSeconds(
                    reply.header("X-Pause").map(Long::parseLong).orElse(0L)));
        }
        if (reply.status() == 429 || reply.status() == 503) {
            return new Meaning.Busy("too many requests", wait);
        }
        return reply.status() >= 500
                ? new Meaning.Failed("it broke", wait)
                : new Meaning.Refused(new String(reply.body(), StandardCharsets.UTF_8));
    }
}
