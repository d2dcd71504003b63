package dev.loki.adapter.otlp.http;

import dev.loki.adapter.otlp.wire.PartialSuccess;
import dev.loki.adapter.otlp.wire.RequestBody;
import dev.loki.http.HttpFailure;
import dev.loki.http.HttpHeaders;
import dev.loki.http.HttpReply;
import dev.loki.http.HttpRetry;
import dev.loki.http.HttpSender;
import dev.loki.http.RetryClock;
import dev.loki.http.RetryPolicy;
import dev.loki.ports.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Posts requests of one signal to a collector, and tries again where OTLP says so: after 429, 502, 503, 504 and broken
 * connections. Used by one thread; {@link #abort} and
 * {@link #lastFailure} by any.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class OtlpSender {

    private static final int MAX_REPLY_BYTES = 4 << 20;
    private static final int LONGEST_MESSAGE = 200;
    private static final Duration RETRY_DEADLINE = Duration.ofMinutes(1);

    private final OtlpConfig config;
    private final HttpHeaders headers;
    private final RetryClock clock;
    private final JsonReader json;
    private volatile @Nullable String lastFailure;
    private @Nullable HttpSender http;
    private @Nullable HttpRetry retry;

    /** @param version of Loki, for the {@code User-Agent} */
    public OtlpSender(OtlpConfig config, String version, RetryClock clock, JsonReader json) {
        this.config = config;
        this.clock = clock;
        this.json = json;
        HttpHeaders always = config.headers()
                .with("Content-Type", config.encoding().contentType())
                .with("User-Agent", "Loki-OTLP-Exporter/" + version);
        this.headers =
                config.compression() == OtlpConfig.Compression.GZIP ? always.with("Content-Encoding", "gzip") : always;
    }

    /**
     * Sends a request, retries included. Never throws because of the receiver.
     *
     * @param items how many spans or points it holds
     */
    public Delivery send(RequestBody request, int items) {
        RequestBody body = compress(request);
        try {
            HttpReply reply = retry().run(RETRY_DEADLINE, () -> attempt(body));
            return delivered(items, reply);
        } catch (HttpFailure e) {
            return new Delivery(0, trouble(e.getMessage()));
        }
    }

    /** What the last attempt failed with, also where it is about to be repeated; null where it did not fail. */
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    private HttpReply attempt(RequestBody body) throws HttpFailure {
        try {
            HttpReply reply = http().post(config.endpoint(), headers, body.bytes(), body.length())
                    .requireSuccess();
            lastFailure = null;
            return reply;
        } catch (HttpFailure e) {
            lastFailure = trouble(e.getMessage());
            throw e;
        }
    }

    /** Breaks off what is under way. */
    public synchronized void abort() {
        if (http != null) {
            http.close();
        }
    }

    /** Made at the first request, on the thread that sends, because it takes a while to load. */
    private synchronized HttpSender http() {
        if (http == null) {
            http = new HttpSender(config.timeout(), MAX_REPLY_BYTES);
        }
        return http;
    }

    /** Made late for the same reason. */
    private HttpRetry retry() {
        if (retry == null) {
            retry = new HttpRetry(RetryPolicy.DEFAULT, clock);
        }
        return retry;
    }

    private Delivery delivered(int items, HttpReply reply) {
        PartialSuccess partial = PartialSuccess.read(reply.body(), config.encoding(), json);
        int rejected = (int) Math.max(0, Math.min(partial.rejected(), items));
        if (rejected > 0) {
            return new Delivery(
                    items - rejected,
                    trouble("rejected " + rejected + " " + config.signal().items() + quote(partial)));
        }
        return new Delivery(items, partial.errorMessage().isEmpty() ? null : trouble("warned" + quote(partial)));
    }

    /** The collector's own words, in one line of bounded length, without what our headers said in confidence. */
    private String quote(PartialSuccess partial) {
        String line = config.headers().mask(partial.errorMessage()).replaceAll("[\\p{Cntrl}\\p{Cs}\u2028\u2029]+", " ");
        return line.isBlank()
                ? ""
                : ": "
                        + line.substring(0, Math.min(line.length(), LONGEST_MESSAGE))
                                .strip();
    }

    private String trouble(@Nullable String what) {
        return "collector " + config.endpoint() + ": " + what;
    }

    private RequestBody compress(RequestBody body) {
        return config.compression() == OtlpConfig.Compression.GZIP ? gzip(body) : body;
    }

    private static RequestBody gzip(RequestBody body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length() / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body.bytes(), 0, body.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RequestBody.of(out.toByteArray());
    }
}
