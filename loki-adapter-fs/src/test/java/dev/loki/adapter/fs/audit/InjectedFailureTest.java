package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.json.JsonNull;
import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import dev.loki.testing.Skips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real system calls fail: those of a process under a tracer, and those on a disk that is full. */
class InjectedFailureTest {

    private static final int ENTRIES = 40;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "fsync, EIO, the disk did not take what was written",
        "write, EIO, the disk or its controller fails",
        "write, ENOSPC, check that the disk has room"
    })
    @Needs(External.STRACE)
    void whatASystemCallRefusedIsNotInTheChain(String call, String error, String advice) throws Exception {
        for (int nth = 3; nth < 3 + Nightly.count(1, 10); nth++) {
            Path folder = Files.createDirectories(temp.resolve("chain-" + nth));
            String log = folder.resolve(ChainFiles.LOG_NAME).toString();
            Files.createFile(folder.resolve(ChainFiles.LOG_NAME));
            List<String> tracer = List.of(
                    External.STRACE.path().toString(),
                    "-f",
                    "-o",
                    "/dev/null",
                    "-P",
                    log,
                    "-e",
                    "trace=" + call,
                    "-e",
                    "inject=" + call + ":error=" + error + ":when=" + nth);
            assertAcknowledgedIsRecorded(new Writers(folder, temp.resolve("errors")), tracer, advice);
        }
    }

    @Test
    void whatDoesNotFitOnTheDiskIsNotInTheChain() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        Process mount = run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.toString());
        Skips.unless(mount.exitValue() == 0, "mount", "a tmpfs cannot be mounted");
        try {
            Path filler = Files.write(disk.resolve("filler"), new byte[128 * 1024]);
            Writers writers = new Writers(disk.resolve("audit"), temp.resolve("errors"));
            List<String> acknowledged = acknowledged(writers.start(List.of(), "writer", 4, 10_000));

            assertThat(temp.resolve("errors")).content().contains("check that the disk has room");
            assertThat(hashes(writers.folder())).containsExactlyInAnyOrderElementsOf(acknowledged);
            Files.delete(filler);
            assertContinues(writers.folder(), acknowledged.size());
        } finally {
            assertThat(run("umount", disk.toString()).exitValue()).isZero();
        }
    }

    private void assertAcknowledgedIsRecorded(Writers writers, List<String> tracer, String advice) throws Exception {
        List<String> acknowledged = acknowledged(writers.start(tracer, "writer", 4, ENTRIES));
        String errors = Files.readString(writers.errors());
        Skips.unless(!errors.contains("Operation not permitted"), External.STRACE, "it may not trace");

        assertThat(errors).contains(advice);
        assertThat(hashes(writers.folder())).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertContinues(writers.folder(), acknowledged.size());
    }

    private static void assertContinues(Path folder, int entries) {
        try (FileAuditLog log = new FileAuditLog(folder, new JacksonJsonReader(), Clock.systemUTC())) {
            AuditEntry next = log.append(new AuditDraft("after", "append", null, null, JsonNull.NULL));

            assertThat(next.seq()).isEqualTo(entries);
            assertThat(log.verify().valid()).isTrue();
        }
    }

    private static List<String> hashes(Path folder) {
        List<String> hashes = new ArrayList<>();
        new FileAuditLog(folder, new JacksonJsonReader(), Clock.systemUTC())
                .read(AuditQuery.ALL, entry -> hashes.add(entry.hash()));
        return hashes;
    }

    private static List<String> acknowledged(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }

    private static Process run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        process.waitFor();
        return process;
    }
}
