package dev.loki.http;

import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the clients of OkHttp: they send what they are told once, there, and nothing of their own accord. */
final class ClientFactory {

    private ClientFactory() {}

    /** @param tls null takes what the JVM trusts, and no certificate of our own */
    static OkHttpClient.Builder builder(@Nullable ClientTls tls) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new OnceOnly())
                .socketFactory(new PromptSockets());
        if (tls != null) {
            builder.sslSocketFactory(tls.context().getSocketFactory(), tls.trust());
        }
        return builder;
    }
}
