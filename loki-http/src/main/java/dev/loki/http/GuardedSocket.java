package dev.loki.http;

import java.io.IOException;
import java.net.SocketAddress;

/** A socket that connects only to what the guard lets through. */
final class GuardedSocket extends PromptSocket {

    private final AddressGuard guard;

    /** Not yet connected. */
    GuardedSocket(AddressGuard guard) throws IOException {
        this.guard = guard;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        guard.checkConnection(endpoint);
        super.connect(endpoint, timeout);
    }
}
