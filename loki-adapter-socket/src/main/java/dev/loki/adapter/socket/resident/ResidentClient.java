package dev.loki.adapter.socket.resident;

import dev.loki.adapter.socket.http.MessageReader;
import dev.loki.adapter.socket.http.MessageWriter;
import dev.loki.ports.resident.ResidentRequest;
import dev.loki.ports.resident.ResidentResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks the resident process of a place. Thread-safe. */
public final class ResidentClient {

    private static final long LONGEST_ANSWER = 1L << 20;
    private static final int PORT_AND_TOKEN = 2;

    private final ResidentPlace place;
    private final Duration patience;

    /** @param patience how long an answer may take; a connection that takes longer is closed */
    public ResidentClient(ResidentPlace place, Duration patience) {
        this.place = place;
        this.patience = patience;
    }

    /**
     * Asks once.
     *
     * @return empty where nobody listens
     * @throws IOException where somebody listens and does not answer as he should, or not in time
     */
    public Optional<ResidentResponse> ask(String method, String path, Map<String, List<String>> headers)
            throws IOException {
        Map<String, List<String>> all = new HashMap<>(headers);
        Optional<SocketAddress> address = address(all);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(address.get())) {
            return Optional.of(exchange(channel, new ResidentRequest(method, path, all, new byte[0])));
        } catch (ConnectException e) {
            return Optional.empty(); // what another one left behind
        } catch (SocketException e) {
            if (Files.exists(place.socket())) {
                throw e;
            }
            return Optional.empty(); // it has ended just now
        }
    }

    private ResidentResponse exchange(SocketChannel channel, ResidentRequest request) throws IOException {
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        CompletableFuture<Void> cut = answered.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(inTime -> closeUnless(inTime, channel));
        try {
            MessageWriter.write(request, Channels.newOutputStream(channel));
            return new MessageReader(Channels.newInputStream(channel), LONGEST_ANSWER).response();
        } finally {
            answered.complete(true);
            cut.join();
        }
    }

    /** Where somebody listens; the token, where one is needed, is put among the headers. */
    private Optional<SocketAddress> address(Map<String, List<String>> headers) throws IOException {
        if (Files.exists(place.socket())) {
            return Optional.of(UnixDomainSocketAddress.of(place.socket()));
        }
        if (!Files.exists(place.port())) {
            return Optional.empty();
        }
        String[] words = Files.readString(place.port()).strip().split(" ", PORT_AND_TOKEN);
        if (words.length < PORT_AND_TOKEN || !words[0].matches("[0-9]{1,5}")) {
            throw new IOException("expected a port and a token in " + place.port() + "; remove it");
        }
        headers.put(LoopbackListening.TOKEN, List.of(words[1]));
        return Optional.of(new InetSocketAddress(LoopbackListening.address(), Integer.parseInt(words[0])));
    }

    private static void closeUnless(boolean inTime, SocketChannel channel) {
        if (!inTime) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
