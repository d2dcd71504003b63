package dev.loki.adapter.socket.resident;

import dev.loki.ports.resident.ResidentRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A port of this machine's own address; who may read the file with the token is of this user. */
record LoopbackListening(ServerSocketChannel channel, Path file, String token) implements Listening {

    /** The header that has the token. */
    static final String TOKEN = "Loki-Token";

    private static final int TOKEN_BYTES = 32;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Listens at a free port, and writes {@code PORT TOKEN} into the file. */
    static LoopbackListening open(Path file) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(new InetSocketAddress(address(), 0));
            PrivateFile.write(file, channel.socket().getLocalPort() + " " + token + "\n");
            return new LoopbackListening(channel, file, token);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** This machine's own, whatever its name is taken for. */
    static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(LOOPBACK);
    }

    @Override
    public boolean isOurs(SocketChannel client) throws IOException {
        return client.getRemoteAddress() instanceof InetSocketAddress peer
                && peer.getAddress().isLoopbackAddress();
    }

    @Override
    public boolean isAllowed(ResidentRequest request) {
        byte[] said = request.header(TOKEN).orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(said, token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean isFound() {
        try {
            return Files.readString(file).strip().endsWith(token);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void remove() throws IOException {
        if (isFound()) {
            Files.deleteIfExists(file);
        }
    }

    /** Never prints the token. */
    @Override
    public String toString() {
        return "LoopbackListening[" + file + "]";
    }
}
