package dev.loki.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over pooled connections: one attempt each, no redirect followed, the reply read up to a cap. All its
 * threads are daemons. Thread-safe.
 */
public final class HttpSender implements AutoCloseable {

    private final OkHttpClient client;
    private final int maxReplyBytes;
    private final @Nullable AddressGuard guard;

    /**
     * @param timeout how long one exchange may take from the look-up of the host to the last byte of the reply
     * @param maxReplyBytes how much of a decoded body is read; what follows is left unread
     */
    public HttpSender(Duration timeout, int maxReplyBytes) {
        this(timeout, maxReplyBytes, null);
    }

    /** @param tls null takes what the JVM trusts, and no certificate of our own */
    public HttpSender(Duration timeout, int maxReplyBytes, @Nullable ClientTls tls) {
        this(timeout, maxReplyBytes, null, ClientFactory.builder(tls));
    }

    private HttpSender(
            Duration timeout, int maxReplyBytes, @Nullable AddressGuard guard, OkHttpClient.Builder builder) {
        this.maxReplyBytes = maxReplyBytes;
        this.guard = guard;
        this.client = builder.callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .build();
    }

    /**
     * A sender to addresses that the operator did not choose: each goes through the guard, and no proxy is used.
     *
     * @param tls null takes what the JVM trusts, and no certificate of our own
     */
    public static HttpSender guarded(Duration timeout, int maxReplyBytes, AddressGuard guard, @Nullable ClientTls tls) {
        return new HttpSender(timeout, maxReplyBytes, guard, ClientFactory.guarded(tls, guard, timeout));
    }

    /**
     * Posts a body, whose type the headers tell, and returns the reply whatever its status.
     *
     * @throws TransientHttpFailure where the connection could not be made, broke, or was silent for too long
     * @throws PermanentHttpFailure where the two sides cannot agree on TLS, or the guard refuses the address
     */
    public HttpReply post(HttpEndpoint endpoint, HttpHeaders headers, byte[] body) throws HttpFailure {
        return post(endpoint, headers, body, body.length);
    }

    /**
     * The same, of a body at the beginning of a buffer, which may be changed once this returns.
     *
     * @param length of the body in bytes
     * @throws TransientHttpFailure where the connection could not be made, broke, or was silent for too long
     * @throws PermanentHttpFailure where the two sides cannot agree on TLS, or the guard refuses the address
     */
    public HttpReply post(HttpEndpoint endpoint, HttpHeaders headers, byte[] buffer, int length) throws HttpFailure {
        Request.Builder request = new Request.Builder().url(url(endpoint)).post(new BufferBody(buffer, length));
        headers.asMap().forEach(request::header);
        Call call = client.newCall(request.build());
        return Exchange.run(call, response -> read(call, response));
    }

    /** Breaks off what is under way; its callers get a {@link TransientHttpFailure}. */
    public void cancel() {
        client.dispatcher().cancelAll();
    }

    /** Breaks off what is under way and lets go of all connections. */
    @Override
    public void close() {
        cancel();
        client.connectionPool().evictAll();
    }

    private HttpUrl url(HttpEndpoint endpoint) throws HttpFailure {
        if (guard != null) {
            return judged(endpoint, guard);
        }
        HttpUrl url = HttpUrl.parse(endpoint.uri().toString());
        if (url == null) {
            throw new PermanentHttpFailure("its host is not a name that can be looked up");
        }
        return url;
    }

    /** The message of the guard is all there is to say. */
    @SuppressWarnings("UnusedException")
    private static HttpUrl judged(HttpEndpoint endpoint, AddressGuard guard) throws HttpFailure {
        try {
            return guard.url(endpoint);
        } catch (RefusedAddressException e) {
            throw new PermanentHttpFailure(String.valueOf(e.getMessage()));
        }
    }

    /** Where there is more than the cap, the connection is given up: else OkHttp would read on for a while. */
    private HttpReply read(Call call, Response response) throws IOException {
        BufferedSource source = response.body().source();
        boolean hasMore = source.request(maxReplyBytes + 1L);
        byte[] body =
                source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), maxReplyBytes));
        if (hasMore) {
            call.cancel();
        }
        return new HttpReply(response.code(), response.header("Retry-After"), body);
    }
}
