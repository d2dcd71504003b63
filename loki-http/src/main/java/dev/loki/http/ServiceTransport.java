package dev.loki.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Sends a request to a service once, follows what redirects it may, and reads the answer up to a cap. Thread-safe. */
final class ServiceTransport implements AutoCloseable {

    private static final long MAX_REPLY_BYTES = 10_000_000;
    private static final int MAX_REDIRECTS = 3;
    private static final byte[] NOTHING = {};

    private final OkHttpClient client;
    private final ServiceAddress address;
    private final HttpHeaders headers;
    private final Duration longest;

    ServiceTransport(ServiceSettings settings) {
        ServiceTimes times = settings.times();
        boolean plain = "http".equalsIgnoreCase(settings.base().uri().getScheme());
        this.address = new ServiceAddress(settings.base());
        this.headers = withDefaults(settings.headers());
        this.longest = times.exchange();
        this.client = ClientFactory.builder(settings.tls())
                .connectTimeout(times.connect())
                .readTimeout(times.read())
                .writeTimeout(times.read())
                // Services let go of idle connections after a minute; a write on one that dies has no known outcome.
                .connectionPool(new ConnectionPool(5, 30, TimeUnit.SECONDS))
                .connectionSpecs(List.of(plain ? ConnectionSpec.CLEARTEXT : ConnectionSpec.MODERN_TLS))
                .build();
    }

    /**
     * The answer, whatever its status.
     *
     * @throws HttpFailure where there is none, or it is too large, or leads elsewhere
     */
    ServiceReply exchange(ServiceRequest request, Deadline deadline) throws HttpFailure {
        HttpUrl url = address.of(request.path());
        for (int redirects = 0; ; redirects++) {
            ServiceReply reply = send(request, url, shorter(longest, deadline.left()));
            Optional<HttpUrl> next = ServiceAddress.redirect(request, url, reply);
            if (next.isEmpty()) {
                return reply;
            }
            if (redirects == MAX_REDIRECTS) {
                throw ServiceAddress.refused(reply, "there were " + MAX_REDIRECTS + " before it");
            }
            url = next.get();
        }
    }

    /** Breaks off what is under way. */
    void cancel() {
        client.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        cancel();
        client.connectionPool().evictAll();
    }

    private ServiceReply send(ServiceRequest request, HttpUrl url, Duration time) throws HttpFailure {
        Sent sent = new Sent();
        Request.Builder builder =
                new Request.Builder().url(url).tag(Sent.class, sent).method(request.method(), body(request));
        headers.asMap().forEach(builder::header);
        if (request.body() != null) {
            builder.header("Content-Type", "application/json");
        }
        Call call = client.newCall(builder.build());
        call.timeout().timeout(Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS);
        try {
            return Exchange.run(call, response -> read(call, response));
        } catch (HttpFailure e) {
            throw sent.isSent() && !request.repeatable() ? Doubt.about(e) : e;
        }
    }

    private static @Nullable BufferBody body(ServiceRequest request) {
        byte[] body = request.body();
        if (body == null) {
            return request.method().equals("GET") ? null : new BufferBody(NOTHING, 0);
        }
        return new BufferBody(body, body.length);
    }

    private static ServiceReply read(Call call, Response response) throws IOException, HttpFailure {
        BufferedSource source = response.body().source();
        if (response.body().contentLength() > MAX_REPLY_BYTES || source.request(MAX_REPLY_BYTES + 1)) {
            call.cancel();
            throw new PermanentHttpFailure("answered " + response.code() + " with more than "
                    + MAX_REPLY_BYTES / 1_000_000 + " MB, which is not read");
        }
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(field -> fields.put(field.getFirst(), field.getSecond()));
        return new ServiceReply(response.code(), fields, source.readByteArray());
    }

    private static HttpHeaders withDefaults(HttpHeaders headers) {
        return headers.asMap().containsKey("Accept") ? headers : headers.with("Accept", "application/json");
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
