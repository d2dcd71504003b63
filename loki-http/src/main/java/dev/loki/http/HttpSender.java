package dev.loki.http;

import java.io.IOException;
import java.time.Duration;
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

    /**
     * @param timeout how long one exchange may take from the look-up of the host to the last byte of the reply
     * @param maxReplyBytes how much of a decoded body is read; what follows is left unread
     */
    public HttpSender(Duration timeout, int maxReplyBytes) {
        this(timeout, maxReplyBytes, null);
    }

    /** @param tls null takes what the JVM trusts, and no certificate of our own */
    public HttpSender(Duration timeout, int maxReplyBytes, @Nullable ClientTls tls) {
        this.maxReplyBytes = maxReplyBytes;
        this.client = ClientFactory.builder(tls)
                .callTimeout(timeout)
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .build();
    }

    /**
     * Posts a body, whose type the headers tell, and returns the reply whatever its status.
     *
     * @throws TransientHttpFailure where the connection could not be made, broke, or was silent for too long
     * @throws PermanentHttpFailure where the two sides cannot agree on TLS
     */
    public HttpReply post(HttpEndpoint endpoint, HttpHeaders headers, byte[] body) throws HttpFailure {
        return post(endpoint, headers, body, body.length);
    }

    /**
     * The same, of a body at the beginning of a buffer, which may be changed once this returns.
     *
     * @param length of the body in bytes
     * @throws TransientHttpFailure where the connection could not be made, broke, or was silent for too long
     * @throws PermanentHttpFailure where the two sides cannot agree on TLS
     */
    public HttpReply post(HttpEndpoint endpoint, HttpHeaders headers, byte[] buffer, int length) throws HttpFailure {
        HttpUrl url = HttpUrl.parse(endpoint.uri().toString());
        if (url == null) {
            throw new PermanentHttpFailure("its host is not a name that can be looked up");
        }
        Request.Builder request = new Request.Builder().url(url).post(new BufferBody(buffer, length));
        headers.asMap().forEach(request::header);
        return Exchange.run(client.newCall(request.build()), this::read);
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

    private HttpReply read(Response response) throws IOException {
        BufferedSource source = response.body().source();
        source.request(maxReplyBytes);
        byte[] body =
                source.getBuffer().readByteArray(Math.min(source.getBuffer().size(), maxReplyBytes));
        return new HttpReply(response.code(), response.header("Retry-After"), body);
    }
}
