package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.Nightly;
import dev.loki.testing.Skips;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class ManyProcessesTest {

    private static final int PROCESSES = Nightly.count(4, 16);
    private static final int THREADS = Nightly.count(4, 8);
    private static final int ENTRIES = 100;
    private static final int HASH_LENGTH = 64;
    private static final int KILLS = 20;

    /** Each is killed KILLS times and verified after each: many short chains, for one long one is read over and over. */
    private static final int CHAINS = Nightly.count(1, 50);

    @TempDir
    private Path temp;

    private Path folder;
    private Writers writers;
    private FileAuditLog log;

    @BeforeEach
    void openLog() {
        openLog(temp.resolve("audit"));
    }

    private void openLog(Path of) {
        folder = of;
        writers = new Writers(folder, temp.resolve("errors"));
        log = new FileAuditLog(
                folder, new JacksonJsonReader(), InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z")));
    }

    @Test
    void manyThreadsOfManyProcessesAppendToOneValidChain() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(writers.start(List.of(), "writer-" + i, THREADS, ENTRIES));
        }
        while (processes.stream().anyMatch(Process::isAlive)) {
            assertThat(log.verify().valid()).as("while others append").isTrue();
        }
        List<String> acknowledged = new ArrayList<>();
        for (Process process : processes) {
            acknowledged.addAll(acknowledged(process));
        }

        assertThat(temp.resolve("errors")).isEmptyFile();
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact((long) PROCESSES * THREADS * ENTRIES));
        Map<String, List<String>> byWriter = new HashMap<>();
        log.read(AuditQuery.ALL, entry -> byWriter.computeIfAbsent(entry.who(), who -> new ArrayList<>())
                .add(entry.metadata().toString()));
        assertThat(byWriter).hasSize(PROCESSES * THREADS);
        assertThat(byWriter.values())
                .allSatisfy(numbers -> assertThat(numbers).hasSize(ENTRIES).doesNotHaveDuplicates());
        assertThat(hashes()).containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    /** The limit on a file's size (64 blocks of the shell) stands for a disk that is full. */
    @Test
    void whatDoesNotFitIsTakenBackAndNotAcknowledged() throws Exception {
        Path shell = Path.of("/bin/sh");
        Skips.unless(Files.exists(shell), "a POSIX shell", "there is no " + shell);
        List<String> limited = List.of(shell.toString(), "-c", "ulimit -f 64 && exec \"$@\"", "sh");
        List<String> acknowledged = acknowledged(writers.start(limited, "writer", 4, 10_000));

        assertThat(acknowledged).hasSizeBetween(1, 9_999);
        assertThat(hashes()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(acknowledged.size()));
        assertThat(temp.resolve("errors")).content().contains("check that the disk has room");
        log.append(new AuditDraft("after", "append", null, null, JsonNull.NULL));
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(acknowledged.size() + 1L));
    }

    @Test
    void whoeverIsKilledLosesNothingThatWasAcknowledged() throws Exception {
        Random random = new Random(42);
        for (int chain = 0; chain < CHAINS; chain++) {
            openLog(temp.resolve("killed-" + chain));
            killAgainAndAgain(random);
        }
        assertThat(temp.resolve("errors")).isEmptyFile();
    }

    private void killAgainAndAgain(Random random) throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(killedAfter(random.nextInt(300)));
            openLog(folder);
            AuditEntry survivor = log.append(new AuditDraft("survivor", "append", null, null, JsonNull.NULL));
            acknowledged.add(survivor.hash());

            assertThat(log.verify()).isEqualTo(ChainVerdict.intact(survivor.seq() + 1));
        }
        assertThat(hashes()).containsAll(acknowledged).hasSizeGreaterThan(100);
    }

    /** What a process said was recorded, before it was killed somewhere behind this many entries. */
    private List<String> killedAfter(int entries) throws Exception {
        Process victim = writers.start(List.of(), "victim", 4, 1_000_000);
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.length() == HASH_LENGTH) { // the last one may be cut short
                    acknowledged.add(line);
                }
                if (acknowledged.size() == entries + 1) {
                    victim.toHandle().destroyForcibly(); // leaves the pipe open for what is in it
                }
            }
        }
        victim.waitFor();
        return acknowledged;
    }

    private List<String> hashes() {
        List<String> hashes = new ArrayList<>();
        log.read(AuditQuery.ALL, entry -> hashes.add(entry.hash()));
        return hashes;
    }

    private static List<String> acknowledged(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }
}
