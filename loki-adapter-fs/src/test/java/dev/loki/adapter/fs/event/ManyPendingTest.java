package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member that starts before a heap of pending events, in little memory. */
class ManyPendingTest {

    private static final int EVENTS = Nightly.count(2_000, 100_000);

    /** Less than all texts together; an event's name costs a few hundred bytes. */
    private static final String HEAP = "-Xmx" + Nightly.count(16, 80) + "m";

    private static final String TEXT = "x".repeat(Nightly.count(10_000, 1_000));

    @TempDir
    private Path temp;

    @Test
    void allAreHandledOnceAndInLittleMemory() throws Exception {
        Path pending = Files.createDirectories(temp.resolve("events/pending"));
        for (int i = 0; i < EVENTS; i++) {
            Files.writeString(
                    pending.resolve(String.format(Locale.ROOT, "2026-02-21T10-00-00.%06dZ_e%d.json", i, i)),
                    "{\"id\":\"e" + i
                            + "\",\"type\":\"task\",\"source\":\"runner\",\"timestamp\":\"t\",\"payload\":{\"x\":\""
                            + TEXT + "\"},\"version\":\"1.0\"}\n");
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:-UsePerfData",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CatchingUp.class.getName(),
                        temp.resolve("events").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo("in order, " + EVENTS + "\n");
    }

    /** Catches up, and says whether all came in order, and how many. */
    static final class CatchingUp {

        private CatchingUp() {}

        public static void main(String[] args) throws IOException {
            FileEventBus bus = new FileEventBus(
                    Path.of(args[0]), new JacksonJsonReader(), Clock.systemUTC(), EventBusSettings.DEFAULT);
            int[] next = new int[1];
            boolean[] ordered = {true};
            long handled = bus.catchUp(ConsumerGroup.named("readers"), event -> {
                ordered[0] &= event.id().equals("e" + next[0]);
                next[0]++;
            });
            System.out.print((ordered[0] ? "in order, " : "out of order, ") + handled + "\n");
        }
    }
}
