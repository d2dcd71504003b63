package dev.loki.adapter.otlp.http;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.PartialSuccess;
import dev.loki.http.HttpFailure;
import dev.loki.http.HttpHeaders;
import dev.loki.http.HttpReply;
import dev.loki.http.HttpRetry;
import dev.loki.http.HttpSender;
import dev.loki.http.RetryClock;
import dev.loki.http.RetryPolicy;
import dev.loki.http.TransientHttpFailure;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts requests of one signal to a collector, and tries again where OTLP says so: after 429, 502, 503, 504 and broken
 * connections, for as long as its configuration says.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>
 */
public final class OtlpSender implements Receiver {

    private static final int MAX_REPLY_BYTES = 4 << 20;
    private static final int LONGEST_MESSAGE = 200;
    private static final int PAYLOAD_TOO_LARGE = 413;

    /** As often as the time allows. A collector that is back is found within seconds. */
    private static final RetryPolicy RETRIES = new RetryPolicy(1_000_000, Duration.ofSeconds(1), Duration.ofSeconds(5));

    private final OtlpConfig config;
    private final HttpHeaders headers;
    private final RetryClock clock;
    private final JsonReader json;
    private final @Nullable Gzip gzip;
    private volatile @Nullable String lastFailure;
    private volatile boolean aborted;
    private int status;
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
        this.gzip = config.compression() == OtlpConfig.Compression.GZIP ? new Gzip() : null;
        this.headers = gzip == null ? always : always.with("Content-Encoding", "gzip");
    }

    @Override
    public Signal signal() {
        return config.signal();
    }

    @Override
    public Encoding encoding() {
        return config.encoding();
    }

    @Override
    public Delivery send(Encoded request, int items) {
        if (aborted) {
            return Delivery.lost(ExportLoss.Cause.CLOSED, trouble("the time for sending was over"));
        }
        Encoded body = gzip == null ? request : gzip.compress(request);
        try {
            HttpReply reply = retry().run(config.patience(), () -> attempt(body));
            return delivered(items, reply);
        } catch (HttpFailure e) {
            return Delivery.lost(cause(e), trouble(e.getMessage()));
        }
    }

    @Override
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    @Override
    public synchronized void abort() {
        aborted = true;
        if (http != null) {
            http.close();
        }
    }

    private HttpReply attempt(Encoded body) throws HttpFailure {
        status = 0;
        try {
            HttpReply reply = http().post(config.endpoint(), headers, body.buffer(), body.length());
            status = reply.status();
            reply.requireSuccess();
            lastFailure = null;
            return reply;
        } catch (HttpFailure e) {
            lastFailure = trouble(e.getMessage());
            throw e;
        }
    }

    private ExportLoss.Cause cause(HttpFailure failure) {
        if (aborted) {
            return ExportLoss.Cause.CLOSED;
        }
        if (status == PAYLOAD_TOO_LARGE) {
            return ExportLoss.Cause.TOO_LARGE;
        }
        return failure instanceof TransientHttpFailure ? ExportLoss.Cause.UNREACHABLE : ExportLoss.Cause.REFUSED;
    }

    /** Made at the first request, on the thread that sends, because it takes a while to load. */
    private synchronized HttpSender http() {
        if (http == null) {
            http = new HttpSender(config.timeout(), MAX_REPLY_BYTES, config.tls());
        }
        return http;
    }

    /** Made late for the same reason. */
    private HttpRetry retry() {
        if (retry == null) {
            retry = new HttpRetry(RETRIES, clock);
        }
        return retry;
    }

    private Delivery delivered(int items, HttpReply reply) {
        PartialSuccess partial = PartialSuccess.read(reply.body(), config.encoding(), json);
        int rejected = (int) Math.max(0, Math.min(partial.rejected(), items));
        if (rejected > 0) {
            return Delivery.partly(
                    items - rejected,
                    trouble("rejected " + rejected + " " + config.signal().items() + quote(partial)));
        }
        return Delivery.taken(items, partial.errorMessage().isEmpty() ? null : trouble("warned" + quote(partial)));
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
}
