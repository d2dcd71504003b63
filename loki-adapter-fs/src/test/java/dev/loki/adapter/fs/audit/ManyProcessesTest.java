package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loki.adapter.fs.json.JacksonJsonReader;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.ports.audit.AuditLog;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class ManyProcessesTest {

    private static final int PROCESSES = 4;
    private static final int ENTRIES = 500;

    @TempDir
    private Path temp;

    private Path folder;
    private AuditLog log;

    @BeforeEach
    void openLog() {
        folder = temp.resolve("audit");
        log = new FileAuditLog(
                folder, new JacksonJsonReader(), InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z")));
    }

    @Test
    void fourProcessesAppendToOneValidChain() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(appending("writer-" + i, ENTRIES)));
        }
        while (processes.stream().anyMatch(Process::isAlive)) {
            assertThat(log.verify().valid()).as("while others append").isTrue();
        }
        for (Process process : processes) {
            assertThat(acknowledged(process)).isEqualTo(ENTRIES);
        }

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(PROCESSES * ENTRIES));
        Map<String, List<String>> byWriter = new HashMap<>();
        log.read(AuditQuery.ALL, entry -> byWriter.computeIfAbsent(entry.who(), who -> new ArrayList<>())
                .add(entry.metadata().toString()));
        assertThat(byWriter).hasSize(PROCESSES);
        assertThat(byWriter.values())
                .allSatisfy(numbers -> assertThat(numbers).hasSize(ENTRIES).doesNotHaveDuplicates());
    }

    /** The limit on a file's size (64 blocks of the shell) stands for a disk that is full. */
    @Test
    void whatDoesNotFitIsTakenBackAndNotAcknowledged() throws Exception {
        Path shell = Path.of("/bin/sh");
        assumeThat(shell).exists();
        List<String> command = new ArrayList<>(List.of(shell.toString(), "-c", "ulimit -f 64 && exec \"$@\"", "sh"));
        command.addAll(appending("writer", 10_000));
        int acknowledged = acknowledged(start(command));

        assertThat(acknowledged).isBetween(1, 9_999);
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(acknowledged));
        assertThat(temp.resolve("errors")).content().contains("check that the disk has room");
        log.append(new AuditDraft("after", "append", null, null, JsonNull.NULL));
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(acknowledged + 1L));
    }

    @Test
    void aProcessThatIsKilledLosesNothingThatWasThere() throws Exception {
        for (int round = 0; round < 5; round++) {
            Process process = start(appending("victim", 1_000_000));
            long size = size();
            while (process.isAlive() && size() < size + 20_000) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            log.append(new AuditDraft("survivor", "append", null, null, JsonNull.NULL));
            assertThat(log.verify().valid()).isTrue();
        }
        List<String> survivors = new ArrayList<>();
        log.read(new AuditQuery("survivor", null, null, null), entry -> survivors.add(entry.hash()));
        assertThat(survivors).hasSize(5);
    }

    private long size() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private List<String> appending(String name, int count) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString(),
                name,
                String.valueOf(count));
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(temp.resolve("errors").toFile()))
                .start();
    }

    private static int acknowledged(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Integer.parseInt(output.strip());
    }
}
