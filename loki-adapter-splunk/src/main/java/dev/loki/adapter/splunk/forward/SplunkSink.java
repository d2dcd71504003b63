package dev.loki.adapter.splunk.forward;

import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.HttpFailure;
import dev.loki.http.HttpHeaders;
import dev.loki.http.HttpSender;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Splunk HTTP Event Collector. What it answered with success to, it took. One thread sends. */
public final class SplunkSink implements AuditSink {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_REPLY_BYTES = 4_096;

    /** What a collector takes in one request by default is 1 MB. */
    private static final int MAX_REQUEST_BYTES = 800_000;

    private final HttpEndpoint endpoint;
    private final HttpHeaders headers;
    private final HecEvent event;
    private final HttpSender sender;
    private volatile boolean aborted;

    /**
     * The collector at an address; nothing is sent yet.
     *
     * @param url the whole address, such as {@code https://splunk:8088/services/collector/event}; one without a path gets
     *     this one
     * @param token the collector's token
     * @param index where Splunk keeps the events; null for the token's own
     * @param host the name of this machine
     * @throws IllegalArgumentException as {@link HttpEndpoint#parse} and {@link HttpHeaders#of} do
     */
    public SplunkSink(String url, String token, @Nullable String index, String sourceType, String host) {
        this.endpoint = endpoint(url);
        this.headers = HttpHeaders.of(
                Map.of("Authorization", "Splunk " + token, "Content-Type", "application/json; charset=utf-8"));
        this.event = new HecEvent(index, sourceType, host);
        this.sender = new HttpSender(TIMEOUT, MAX_REPLY_BYTES);
    }

    /**
     * What the cursor calls the collector at an address.
     *
     * @throws IllegalArgumentException as {@link HttpEndpoint#parse} does
     */
    public static String destination(String url) {
        return endpoint(url).toString();
    }

    @Override
    public String destination() {
        return endpoint.toString();
    }

    private static HttpEndpoint endpoint(String url) {
        HttpEndpoint given = HttpEndpoint.parse(url);
        String path = given.uri().getRawPath();
        return path == null || path.isEmpty() || path.equals("/") ? given.resolve("services/collector/event") : given;
    }

    @Override
    public int repeats() {
        return 0;
    }

    @Override
    public void send(List<ForwardedEntry> entries) throws SinkException {
        StringBuilder body = new StringBuilder();
        for (ForwardedEntry entry : entries) {
            String text = EcmaScriptJson.stringify(event.of(entry));
            if (!body.isEmpty() && body.length() + text.length() > MAX_REQUEST_BYTES) {
                post(body.toString());
                body.setLength(0);
            }
            body.append(text).append('\n');
        }
        post(body.toString());
    }

    @Override
    public void abort() {
        aborted = true;
        sender.cancel();
    }

    @Override
    public void close() {
        aborted = true;
        sender.close();
    }

    private void post(String body) throws SinkException {
        if (aborted) {
            throw new SinkException("broken off", null);
        }
        try {
            sender.post(endpoint, headers, body.getBytes(StandardCharsets.UTF_8))
                    .requireSuccess();
        } catch (HttpFailure e) {
            String reason = String.valueOf(e.getMessage());
            throw new SinkException(
                    reason.startsWith("answered")
                            ? "the collector " + reason
                            : "the collector cannot be reached: " + reason,
                    e);
        }
    }
}
