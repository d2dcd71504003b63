package dev.loki.adapter.fs.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import dev.loki.ports.audit.dashboard.Retention;
import dev.loki.testing.External;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One log, several processes: ours, and Python with the original's recipe and lock. */
class SharedLogTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    /** Appends under flock as the original does, but reads the last hash again under it. */
    private static final String PYTHON_WRITER = """
            import fcntl, hashlib, json, os, sys
            path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
            for n in range(count):
                entry = {"timestamp": "2026-01-02T12:00:00+00:00", "action": "create", "resource_type": "project",
                         "resource_id": None, "user_id": name, "token_id": None, "ip_address": None,
                         "user_agent": None, "success": True, "error": None, "details": {"n": n, "f": 1e-7, "u": "\\u00e9"}}
                with open(path, "a+") as f:
                    fcntl.flock(f, fcntl.LOCK_EX)
                    f.seek(0)
                    lines = f.read().splitlines()
                    last = json.loads(lines[-1])["_integrity_hash"] if lines else "0" * 64
                    text = json.dumps(entry, sort_keys=True, default=str)
                    entry["_integrity_hash"] = hashlib.sha256((last + text).encode()).hexdigest()
                    f.write(json.dumps(entry) + "\\n")
                    f.flush()
                    fcntl.flock(f, fcntl.LOCK_UN)
                print(n)
            """;

    /** The original's verify_log_integrity, from the beginning of the chain. */
    private static final String PYTHON_VERIFIER = """
            import hashlib, json, sys
            last, n = "0" * 64, 0
            for line in open(sys.argv[1]):
                entry = json.loads(line.strip())
                stored = entry.pop("_integrity_hash")
                text = json.dumps(entry, sort_keys=True, default=str)
                last = hashlib.sha256((last + text).encode()).hexdigest()
                if last != stored:
                    sys.exit("line %d" % (n + 1))
                n += 1
            print(n)
            """;

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Test
    @Needs(External.PYTHON)
    void pythonAndJavaWriteOneChainThatEachVerifies() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("audit"));
        Path file = folder.resolve("audit-2026-01-02.jsonl");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writers.add(python(PYTHON_WRITER, file.toString(), "python-" + i, "150"));
            writers.add(java(folder, "java-" + i, 150, 100_000_000));
        }
        for (Process writer : writers) {
            assertThat(lines(writer)).hasSize(150);
            assertThat(writer.waitFor()).isZero();
        }

        DirectoryVerdict verdict = log(folder).verify(EntryListener.NONE);
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(600);
        assertThat(lines(python(PYTHON_VERIFIER, file.toString()))).containsExactly("600");
    }

    @Test
    void processesRotateOneChainInABusySecondAndLoseNothing() throws Exception {
        Path folder = temp.resolve("audit");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            writers.add(java(folder, "java-" + i, 100, 2000));
        }
        for (Process writer : writers) {
            assertThat(lines(writer)).hasSize(100);
            assertThat(writer.waitFor()).isZero();
        }

        DirectoryVerdict verdict = log(folder).verify(EntryListener.NONE);
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(300);
        assertThat(verdict.files()).hasSizeGreaterThan(30);
    }

    @Test
    void aProcessThatIsKilledLosesNothingThatWasAcknowledged() throws Exception {
        Path folder = temp.resolve("audit");
        DashboardLog log = log(folder);
        long acknowledged = 0;
        for (int round = 0; round < Nightly.count(5, 100); round++) {
            acknowledged += linesOfOneThatIsKilled(java(folder, "victim", 1_000_000, 20_000), 60 + 17 * round);
            log.append(DashboardEvent.of("create", "survivor"));
            acknowledged++;
            DirectoryVerdict verdict = log.verify(EntryListener.NONE);
            assertThat(verdict.errors()).isEmpty();
            assertThat(verdict.entries()).isGreaterThanOrEqualTo(acknowledged);
        }
    }

    /** How many lines a process wrote before it was killed somewhere behind this many characters. */
    private static long linesOfOneThatIsKilled(Process victim, int characters) throws Exception {
        long lines = 0;
        try (InputStream out = victim.getInputStream()) {
            int read = 0;
            for (int character = out.read(); character >= 0; character = out.read()) {
                lines += character == '\n' ? 1 : 0;
                if (++read == characters) {
                    victim.toHandle().destroyForcibly(); // leaves the pipe open for what is in it
                }
            }
        }
        victim.waitFor();
        return lines;
    }

    private static DashboardLog log(Path folder) {
        return new FileDashboardLog(
                folder,
                new JacksonJsonReader(),
                InstantSource.fixed(NOON),
                new LogLimits(100_000_000, 9000, true),
                Retention.NONE,
                warning -> {});
    }

    private Process java(Path folder, String name, int count, int maxBytes) throws IOException {
        return start(javaCommand(folder, name, count, maxBytes));
    }

    private static List<String> javaCommand(Path folder, String name, int count, int maxBytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DashboardProcess.class.getName(),
                folder.toString(),
                name,
                String.valueOf(count),
                String.valueOf(maxBytes));
    }

    private Process python(String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(External.PYTHON.path().toString(), "-c", script));
        command.addAll(List.of(arguments));
        return start(command);
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(temp.resolve("errors").toFile()))
                .start();
    }

    private static List<String> lines(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
