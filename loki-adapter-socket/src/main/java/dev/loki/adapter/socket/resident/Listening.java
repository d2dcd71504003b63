package dev.loki.adapter.socket.resident;

import dev.loki.ports.resident.ResidentRequest;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** An address at which somebody listens, known to this user's processes alone. */
interface Listening {

    ServerSocketChannel channel();

    /** Whether who has connected is of this user. */
    boolean isOurs(SocketChannel client) throws IOException;

    /** Whether a request may be answered. */
    boolean isAllowed(ResidentRequest request);

    /** Whether a client that comes now still finds this address, and not that of another process. */
    boolean isFound();

    /** Takes the address away from where clients look for it, unless it is another's by now. */
    void remove() throws IOException;
}
