package dev.loki.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.SocketAddress;

/** A socket that connects directly, through no proxy, and only to what the guard lets through. */
final class GuardedSocket extends PromptSocket {

    private final AddressGuard guard;

    /** Not yet connected. */
    GuardedSocket(AddressGuard guard) throws IOException {
        super(Proxy.NO_PROXY);
        this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        guard.checkConnection(endpoint);
        super.connect(endpoint, timeout);
    }
}
