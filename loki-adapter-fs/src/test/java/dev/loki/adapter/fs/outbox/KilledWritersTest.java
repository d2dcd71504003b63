package dev.loki.adapter.fs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.outbox.OutboxCall;
import dev.loki.testing.Nightly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes put calls into one outbox, and are killed at it. */
@Order(1)
class KilledWritersTest {

    private static final int ROUNDS = Nightly.count(1, 40);

    @TempDir
    private Path folder;

    @Test
    void whatReturnedBeforeAKillIsThereOnceAndInItsOrder() throws Exception {
        List<String> one = new ArrayList<>();
        List<String> other = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process first = start("a" + round);
            Process second = start("b" + round);
            one.addAll(killedAfter(first, 20 + 13 * round));
            other.addAll(killedAfter(second, 20));
        }
        List<String> there = TestOutbox.calls(folder).stream()
                .map(call -> ((OutboxCall.Comment) call.call()).comment().operation())
                .toList();
        assertThat(there).doesNotHaveDuplicates().containsSubsequence(one).containsSubsequence(other);
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutboxProcess.class.getName(),
                        folder.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The whole lines that it printed; the one in which it was killed may be cut short. */
    private static List<String> killedAfter(Process process, int lines) throws Exception {
        List<String> printed = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int n = 0; n < lines; n++) {
                printed.add(out.readLine());
            }
            process.toHandle().destroyForcibly();
        }
        process.waitFor();
        return printed;
    }
}
