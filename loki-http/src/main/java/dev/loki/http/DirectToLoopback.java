package dev.loki.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that the JVM is told of, for other machines. What is meant for this one would leave it by way of a proxy, which
 * {@code -Dhttp.nonProxyHosts=} would have it do.
 */
final class DirectToLoopback extends ProxySelector {

    private static final List<Proxy> DIRECTLY = List.of(Proxy.NO_PROXY);

    @Override
    public List<Proxy> select(URI uri) {
        ProxySelector told = toldOf();
        return told == null || Loopback.isNamedBy(String.valueOf(uri.getHost())) ? DIRECTLY : told.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxy, IOException failure) {
        ProxySelector told = toldOf();
        if (told != null) {
            told.connectFailed(uri, proxy, failure);
        }
    }

    private static @Nullable ProxySelector toldOf() {
        return ProxySelector.getDefault();
    }
}
