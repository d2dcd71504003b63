package dev.loki.adapter.socket.resident;

import dev.loki.ports.resident.ResidentRequest;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/** A Unix domain socket; the kernel says whose process connects (unix(7), SO_PEERCRED), where it can. */
record UnixListening(
        ServerSocketChannel channel,
        Path socket,
        UserPrincipal owner,
        @Nullable Object key) implements Listening {

    private static final int BACKLOG = 128;

    /**
     * Listens. What another process left in this place is removed.
     *
     * @throws UnsupportedOperationException where there are no such sockets
     */
    static UnixListening open(Path socket) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            Files.deleteIfExists(socket);
            channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
            return new UnixListening(channel, socket, Files.getOwner(socket, LinkOption.NOFOLLOW_LINKS), key(socket));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean isOurs(SocketChannel client) throws IOException {
        return !client.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                || client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(owner);
    }

    @Override
    public boolean isAllowed(ResidentRequest request) {
        return true;
    }

    @Override
    public boolean isFound() {
        try {
            return Objects.equals(key(socket), key);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void remove() throws IOException {
        if (isFound()) {
            Files.deleteIfExists(socket);
        }
    }

    private static @Nullable Object key(Path socket) throws IOException {
        return Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }
}
