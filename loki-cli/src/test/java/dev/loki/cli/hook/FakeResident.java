package dev.loki.cli.hook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens where a resident process would, and says what a test wants to each request, byte for byte. */
final class FakeResident implements AutoCloseable {

    private final ServerSocketChannel channel;
    private final List<byte[]> answers;
    private final List<byte[]> requests = new CopyOnWriteArrayList<>();

    private FakeResident(ServerSocketChannel channel, List<byte[]> answers) {
        this.channel = channel;
        this.answers = answers;
    }

    /** @param answers one for each request of a connection; after the last it is closed */
    static FakeResident at(Path socket, List<byte[]> answers) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        channel.bind(UnixDomainSocketAddress.of(socket));
        FakeResident resident = new FakeResident(channel, answers);
        Thread thread = new Thread(resident::serve, "fake-resident");
        thread.setDaemon(true);
        thread.start();
        return resident;
    }

    /** An answer as HTTP has it. */
    static byte[] http(int status, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return ("HTTP/1.1 " + status + " -\r\nContent-Length: " + text.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] hello() {
        return "HTTP/1.1 204 -\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    }

    /** The heads and bodies that came, a body in its pieces put together. */
    List<byte[]> requests() {
        return requests;
    }

    private void serve() {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                answer(Channels.newInputStream(client), Channels.newOutputStream(client));
            } catch (IOException | NumberFormatException e) {
                // The client is gone, or the test ends.
            }
        }
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        for (byte[] answer : answers) {
            String head = line(in);
            if (head.isEmpty()) {
                return;
            }
            StringBuilder all = new StringBuilder(head);
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                all.append('\n').append(line);
            }
            requests.add(all.toString().getBytes(StandardCharsets.UTF_8));
            if (all.indexOf("chunked") > 0) {
                requests.add(body(in));
            }
            if (answer.length == 0) {
                return; // closes at once, and does not wait for what nobody sends
            }
            out.write(answer);
            out.flush();
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
