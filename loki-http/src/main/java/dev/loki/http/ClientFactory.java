package dev.loki.http;

import java.net.Proxy;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Makes the clients of OkHttp: they send what they are told once, there, and nothing of their own accord. */
final class ClientFactory {

    private ClientFactory() {}

    /** @param tls null takes what the JVM trusts, and no certificate of our own */
    static OkHttpClient.Builder builder(@Nullable ClientTls tls) {
        return builder(tls, null);
    }

    /** As a guard wants it: no proxy, which would do the look-up and the connecting elsewhere. */
    static OkHttpClient.Builder guarded(@Nullable ClientTls tls, AddressGuard guard, Duration longestLookup) {
        return builder(tls, guard).proxy(Proxy.NO_PROXY).dns(new GuardedDns(guard, longestLookup));
    }

    private static OkHttpClient.Builder builder(@Nullable ClientTls tls, @Nullable AddressGuard guard) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new OnceOnly())
                .socketFactory(new PromptSockets(guard));
        if (tls != null) {
            builder.sslSocketFactory(tls.context().getSocketFactory(), tls.trust());
        }
        return builder;
    }
}
