package dev.loki.standin;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;

/** The answers that bad days are made of. */
public final class BadAnswers {

    private static final int GIANT = 11_000_000;
    private static final int PIECE = 1 << 16;
    private static final String JSON = "application/json";
    private static final String BROKEN = "{\"message\":\"Internal Server Error\"}";

    private BadAnswers() {}

    /** One after another: as many as asked for. */
    public static List<BadAnswer> burst(int count, BadAnswer answer) {
        return Collections.nCopies(count, answer);
    }

    /** A refusal in the service's own dialect, of what was not done. */
    public static BadAnswer status(int status, Map<String, String> headers, String json) {
        return good -> withHeaders(status, headers, json);
    }

    /** The service broke before it did anything. */
    public static BadAnswer error() {
        return status(500, Map.of(), BROKEN);
    }

    /** The service broke once it had done what was asked. */
    public static BadAnswer errorAfterwards() {
        return good -> good.get().newBuilder().code(500).body(BROKEN).build();
    }

    /** The credentials were revoked. */
    public static BadAnswer revoked() {
        return status(401, Map.of(), "{\"message\":\"Bad credentials\"}");
    }

    /** The connection breaks before anything is done. */
    public static BadAnswer resetBefore() {
        return good -> reset(new MockResponse.Builder().build());
    }

    /** The connection breaks once what was asked is done. */
    public static BadAnswer resetAfter() {
        return good -> reset(good.get());
    }

    /** What was asked is done, and nothing ever comes back. */
    public static BadAnswer silence() {
        return good -> good.get()
                .newBuilder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    /** What was asked is done, and the answer trickles: a byte in each of these. */
    public static BadAnswer slow(long millisPerByte) {
        return good -> good.get()
                .newBuilder()
                .throttleBody(1, millisPerByte, TimeUnit.MILLISECONDS)
                .build();
    }

    /** What was asked is done, and the answer breaks off in its middle. */
    public static BadAnswer truncated() {
        return good -> good.get()
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    /** What was asked is done, and the answer is of 11 MB, as its header says. */
    public static BadAnswer giant() {
        return good ->
                giant(good.get()).body(new Buffer().write(new byte[GIANT])).build();
    }

    /** What was asked is done, and the answer never ends. */
    public static BadAnswer endless() {
        return good -> giant(good.get())
                .removeHeader("Content-Length")
                .addHeader("Transfer-Encoding", "chunked")
                .body(new EndlessBody(PIECE))
                .build();
    }

    /** A page for people, of something between us and the service, with a status of success. */
    public static BadAnswer html() {
        return typed("text/html; charset=utf-8", "<!doctype html><title>Log in</title><p>Please log in");
    }

    /** An answer of another type, with a status of success. */
    public static BadAnswer typed(String contentType, String body) {
        return good -> new MockResponse.Builder()
                .addHeader("Content-Type", contentType)
                .body(body)
                .build();
    }

    /** Go there, says something between us and the service. */
    public static BadAnswer redirect(int status, String location) {
        return status(status, Map.of("Location", location), "");
    }

    private static MockResponse.Builder giant(MockResponse good) {
        return good.newBuilder().setHeader("Content-Type", JSON);
    }

    private static MockResponse reset(MockResponse answer) {
        return answer.newBuilder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse withHeaders(int status, Map<String, String> headers, String json) {
        MockResponse.Builder response = new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", JSON)
                .body(json);
        headers.forEach(response::setHeader);
        return response.build();
    }
}
