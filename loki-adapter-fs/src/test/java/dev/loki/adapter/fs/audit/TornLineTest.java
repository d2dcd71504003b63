package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class TornLineTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private AuditLog log;
    private byte[] whole;
    private int lastStart;

    @BeforeEach
    void twoEntries() throws IOException {
        log = newProcess();
        log.append(draft("agent-1"));
        lastStart = Math.toIntExact(Files.size(file()));
        log.append(draft("agent-é-2"));
        whole = Files.readAllBytes(file());
    }

    @Test
    void tornAnywhereTheLastLineIsQuarantinedAndTheChainContinues() throws Exception {
        for (int length = lastStart + 1; length < whole.length; length++) {
            leave(Arrays.copyOf(whole, length));
            assertThat(log.verify().error()).contains("the next entry moves it to quarantine/");

            AuditEntry appended = log.append(draft("agent-3"));

            assertThat(appended.seq()).isEqualTo(2);
            assertThat(log.verify()).as("cut to " + length).isEqualTo(ChainVerdict.intact(3));
            assertRecovered(Arrays.copyOfRange(whole, lastStart, length));
            Files.delete(quarantined());
        }
    }

    @Test
    void aFirstLineThatIsTornLeavesAChainFromItsStart() throws IOException {
        Files.delete(folder.resolve("audit.state"));
        leave(Arrays.copyOf(whole, 10));
        AuditEntry appended = log.append(draft("agent-3"));

        assertThat(appended.seq()).isEqualTo(1);
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
        assertThat(folder.resolve("quarantine").resolve("audit.jsonl.0")).hasBinaryContent(Arrays.copyOf(whole, 10));
    }

    @Test
    void aLastLineOfZerosIsTornAlsoWhereItsEndArrived() throws Exception {
        byte[] zeros = Arrays.copyOf(whole, whole.length);
        Arrays.fill(zeros, lastStart + 5, whole.length - 1, (byte) 0);
        leave(zeros);
        log.append(draft("agent-3"));

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(3));
        assertRecovered(Arrays.copyOfRange(zeros, lastStart, zeros.length));
    }

    @Test
    void nothingInTheQuarantineIsReplaced() throws IOException {
        Files.createDirectory(folder.resolve("quarantine"));
        Files.writeString(quarantined(), "evidence");
        leave(Arrays.copyOf(whole, lastStart + 4));
        log.append(draft("agent-3"));

        assertThat(quarantined()).hasContent("evidence");
        assertThat(quarantined().resolveSibling(quarantined().getFileName() + ".2"))
                .hasContent("{\"se");
    }

    @Test
    void twoBrokenLinesAreNoCrash() throws IOException {
        byte[] broken = Arrays.copyOf(whole, whole.length - 3);
        broken[0] = 'x';
        Files.delete(folder.resolve("audit.state"));
        leave(broken);

        assertThatThrownBy(() -> log.append(draft("agent-3")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("the line at byte 0 is no audit entry");
        assertThat(file()).hasBinaryContent(broken);
        assertThat(folder.resolve("quarantine")).doesNotExist();
    }

    @Test
    void readingPassesOverATornLine() throws IOException {
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        List<String> actors = new ArrayList<>();

        assertThat(log.read(AuditQuery.ALL, entry -> actors.add(entry.who()))).isEqualTo(1);
        assertThat(actors).containsExactly("agent-1");
    }

    /** What a crash leaves in the file, and another process finds. */
    private void leave(byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        log = newProcess();
    }

    private AuditLog newProcess() {
        return new FileAuditLog(
                folder, new JacksonJsonReader(), InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z")));
    }

    private void assertRecovered(byte[] torn) throws Exception {
        assertThat(quarantined()).hasBinaryContent(torn);
        List<AuditEntry> recoveries = new ArrayList<>();
        log.read(new AuditQuery("loki", "recovery", null, null), recoveries::add);
        assertThat(recoveries).singleElement().satisfies(recovery -> {
            assertThat(recovery.seq()).isEqualTo(1);
            assertThat(recovery.where()).isEqualTo("audit.jsonl");
            assertThat(recovery.why()).contains("quarantine/" + quarantined().getFileName());
        });
        assertThat(recoveries.get(0).metadata())
                .isEqualTo(JsonObject.builder()
                        .put("offset", lastStart)
                        .put("length", torn.length)
                        .put("sha256", sha256(torn))
                        .build());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private Path file() {
        return folder.resolve("audit.jsonl");
    }

    private Path quarantined() {
        return folder.resolve("quarantine").resolve("audit.jsonl." + lastStart);
    }

    private static AuditDraft draft(String who) {
        return new AuditDraft(who, "file_write", null, null, JsonNull.NULL);
    }
}
