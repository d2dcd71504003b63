package dev.loki.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A socket that sends what it is told to flush at once, and until then gathers it: OkHttp writes in pieces of 8 KiB, each
 * of which would wake the other side.
 */
class PromptSocket extends Socket {

    private static final int GATHERED = 64 << 10;

    private @Nullable OutputStream out;

    /** Not yet connected. */
    PromptSocket() throws SocketException {
        setTcpNoDelay(true);
    }

    /** The same, whatever proxy the JVM is told of. */
    PromptSocket(Proxy proxy) throws SocketException {
        super(proxy);
        setTcpNoDelay(true);
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        OutputStream direct = super.getOutputStream();
        if (out == null) {
            out = new BufferedOutputStream(direct, GATHERED);
        }
        return out;
    }
}
