package dev.loki.adapter.socket.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.ports.resident.ResidentHandler;
import dev.loki.ports.resident.ResidentResponse;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResidentServerTest {

    private static final ResidentHandler ECHO = request -> ResidentResponse.text(200, request.path());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoeverAsksIsAnswered(boolean loopback) throws IOException {
        ResidentPlace place = new ResidentPlace(folder, "1");
        try (ResidentServer server = open(place, loopback, ECHO)) {
            assertThat(server.isFound()).isTrue();
            assertThat(ask(place, "/a").body()).asString(StandardCharsets.UTF_8).isEqualTo("/a");
        }
        assertThat(client(place).ask("GET", "/a", Map.of())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void manyAreAnsweredAtOnce() throws IOException {
        CyclicBarrier all = new CyclicBarrier(4);
        ResidentPlace place = new ResidentPlace(folder, "1");
        try (ResidentServer server = open(place, false, request -> meet(all))) {
            List<CompletableFuture<Integer>> asking = new ArrayList<>();
            for (int i = 0; i < all.getParties(); i++) {
                asking.add(CompletableFuture.supplyAsync(() -> status(place), task -> new Thread(task).start()));
            }
            assertThat(asking).allSatisfy(one -> assertThat(one.join()).isEqualTo(204));
            assertThat(server.isFound()).isTrue();
        }
    }

    @Test
    void withoutTheTokenNobodyIsAnsweredAtAPort() throws IOException {
        ResidentPlace place = new ResidentPlace(folder, "1");
        try (ResidentServer server = open(place, true, ECHO)) {
            String[] said = Files.readString(place.port()).strip().split(" ", 2);
            Files.writeString(place.port(), said[0] + " " + "0".repeat(said[1].length()));

            assertThat(ask(place, "/a").status()).isEqualTo(403);
            assertThat(server.isFound()).isFalse();
        }
    }

    @Test
    void whatFailsIsToldAsAFailureAndTheNextIsAnswered() throws IOException {
        ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();
        ResidentPlace place = new ResidentPlace(folder, "1");
        ResidentHandler failing = request -> {
            throw new IllegalStateException("no disk");
        };
        try (ResidentServer server = ResidentServer.open(place, false, failing, warnings::add)) {
            assertThat(ask(place, "/a").status()).isEqualTo(500);
            assertThat(ask(place, "/a").status()).isEqualTo(500);
            assertThat(server.isFound()).isTrue();
        }
        assertThat(warnings).hasSize(2).allMatch(warning -> warning.contains("no disk"));
    }

    @Test
    void garbageIsRefusedAndTheConnectionClosed() throws IOException {
        ResidentPlace place = new ResidentPlace(folder, "1");
        try (ResidentServer server = open(place, false, ECHO);
                SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(place.socket()))) {
            channel.write(ByteBuffer.wrap("\0\1\2 garbage\r\n\r\n".getBytes(StandardCharsets.UTF_8)));

            assertThat(everything(channel)).startsWith("HTTP/1.1 400 ").contains("Connection: close");
            assertThat(server.isFound()).isTrue();
        }
    }

    @Test
    void whoIsBeingAnsweredStillGetsTheAnswerWhenListeningStops() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        ResidentPlace place = new ResidentPlace(folder, "1");
        ResidentHandler slow = request -> {
            asked.countDown();
            await(stopped);
            return ResidentResponse.empty(204);
        };
        try (ResidentServer server = open(place, false, slow)) {
            CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> status(place));
            await(asked);
            server.stopListening();
            assertThat(place.socket()).doesNotExist();
            stopped.countDown();
            server.finish(Duration.ofSeconds(60));

            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(204);
        }
    }

    @Test
    void aServerTakesThePlaceOfWhatADeadOneLeft() throws IOException {
        ResidentPlace place = new ResidentPlace(folder, "1");
        Files.writeString(place.socket(), "left");
        try (ResidentServer old = open(place, false, ECHO);
                ResidentServer next = open(place, false, request -> ResidentResponse.text(200, "next"))) {
            assertThat(old.isFound()).isFalse();
            old.stopListening();
            assertThat(next.isFound()).isTrue();
            assertThat(ask(place, "/a").body()).asString(StandardCharsets.UTF_8).isEqualTo("next");
        }
    }

    @Test
    void oneThatDoesNotAnswerIsGivenUp() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        ResidentPlace place = new ResidentPlace(folder, "1");
        try (ResidentServer server = open(place, false, request -> {
            await(end);
            return ResidentResponse.empty(204);
        })) {
            assertThatThrownBy(() -> new ResidentClient(place, Duration.ofMillis(50)).ask("GET", "/a", Map.of()))
                    .isInstanceOf(IOException.class);
            assertThat(server.isFound()).isTrue();
            end.countDown();
        }
    }

    private static ResidentServer open(ResidentPlace place, boolean loopback, ResidentHandler handler)
            throws IOException {
        return ResidentServer.open(place, loopback, handler, warning -> {});
    }

    private static ResidentClient client(ResidentPlace place) {
        return new ResidentClient(place, Duration.ofSeconds(60));
    }

    private static ResidentResponse ask(ResidentPlace place, String path) throws IOException {
        return client(place).ask("GET", path, Map.of()).orElseThrow();
    }

    private static int status(ResidentPlace place) {
        try {
            return ask(place, "/a").status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ResidentResponse meet(CyclicBarrier all) {
        try {
            all.await(60, TimeUnit.SECONDS);
            return ResidentResponse.empty(204);
        } catch (Exception e) {
            throw new IllegalStateException("they were not answered at once", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String everything(SocketChannel channel) throws IOException {
        ByteBuffer said = ByteBuffer.allocate(4096);
        while (channel.read(said) >= 0) {
            assertThat(said.hasRemaining()).isTrue();
        }
        return new String(said.array(), 0, said.position(), StandardCharsets.UTF_8);
    }
}
