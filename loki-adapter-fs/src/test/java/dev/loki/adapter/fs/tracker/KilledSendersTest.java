package dev.loki.adapter.fs.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.SentJournal.Unknown;
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

/** Two processes write at once, and are killed at it. */
@Order(1)
class KilledSendersTest {

    private static final int ROUNDS = Nightly.count(2, 40);

    @TempDir
    private Path folder;

    @Test
    void whatReturnedBeforeAKillIsKnownAfterIt() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Process one = start("a" + round);
            Process other = start("b" + round);
            List<String> printed = new ArrayList<>(killedAfter(one, 20 + 13 * round));
            printed.addAll(killedAfter(other, 20));
            SentJournal journal = new FileSentJournal(file(), new JacksonJsonReader());

            assertThat(printed).hasSizeGreaterThanOrEqualTo(40).allSatisfy(line -> {
                String operation = line.substring(0, line.indexOf(' '));
                SentJournal.State state = journal.of(operation);
                assertThat(state).isNotInstanceOf(Unknown.class);
                if (line.endsWith(" done")) {
                    assertThat(state).isEqualTo(new Done("id", ""));
                }
            });
        }
    }

    private Path file() {
        return folder.resolve("sent.jsonl");
    }

    private Process start(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        file().toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The whole lines that it printed; the one in which it was killed may be cut short. */
    private static List<String> killedAfter(Process process, int lines) throws Exception {
        List<String> printed = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.endsWith(" begun") || line.endsWith(" done")) {
                    printed.add(line);
                }
                if (printed.size() == lines) {
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        return printed;
    }
}
