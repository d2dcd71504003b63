package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.contracts.audit.AuditLogContract;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileAuditLogTest extends AuditLogContract {

    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-01-02T12:00:00Z"));

    @TempDir(factory = MemoryFolder.class)
    private Path project;

    @Override
    protected AuditLog open(InstantSource clock) {
        return new FileAuditLog(folder(), new JacksonJsonReader(), clock);
    }

    @Test
    void readingCreatesNothing() {
        AuditLog log = open(NOON);
        log.verify();
        log.read(AuditQuery.ALL, entry -> {});

        assertThat(project).isEmptyDirectory();
    }

    @Test
    void whateverIsRecordedIsReadAgain() {
        JsonObject odd = JsonObject.builder()
                .put("\ud800", "a")
                .put(
                        "x\udc00\ud800",
                        new JsonArray(
                                List.of(JsonObject.builder().put("\udfff", 1).build())))
                .put("\ud83d\ude00", "\ud800")
                .build();
        try (AuditLog log = open(NOON)) {
            log.append(new AuditDraft("who\ud800", "what\udc00", "\ud800", null, odd));
        }
        try (AuditLog log = open(NOON)) {
            log.append(new AuditDraft("who", "what", null, null, JsonNull.NULL));
            ChainVerdict verdict = log.verify();
            assertThat(verdict.valid()).as(String.valueOf(verdict.error())).isTrue();
            assertThat(verdict.entries()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.jsonl", "."})
    void aLinkThatLeadsNowhereIsNoEmptyChain(String name) throws IOException {
        Path link = folder().resolve(name).normalize();
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, project.resolve("gone"));
        AuditLog log = open(NOON);

        assertThatThrownBy(log::verify)
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining(link + " is a link that leads nowhere");
        assertThatThrownBy(() -> log.read(AuditQuery.ALL, entry -> {})).isInstanceOf(AuditLogException.class);
        assertThatThrownBy(() -> log.append(draft("agent-1"))).isInstanceOf(AuditLogException.class);
    }

    @Test
    void aLineIsTheEntryAndNothingElse() throws IOException {
        AuditEntry entry = open(NOON).append(draft("agent-1"));

        assertThat(file())
                .content()
                .isEqualTo("{\"seq\":0,\"timestamp\":\"2026-01-02T12:00:00.000Z\",\"who\":\"agent-1\","
                        + "\"what\":\"file_write\",\"where\":null,\"why\":null,\"metadata\":null,"
                        + "\"previousHash\":\"GENESIS\",\"hash\":\"" + entry.hash() + "\"}\n");
    }

    @Test
    void onlyTheOwnerMayReadTheLog() throws IOException {
        open(NOON).append(draft("agent-1"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        for (String name : List.of("audit.jsonl", "audit.jsonl.lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aFlippedDigitInAHashIsFound() throws IOException {
        AuditLog log = open(NOON);
        log.append(draft("agent-1"));
        AuditEntry second = log.append(draft("agent-2"));
        log.append(draft("agent-3"));
        char first = second.hash().charAt(0);
        String flipped = (first == '0' ? '1' : '0') + second.hash().substring(1);
        Files.writeString(file(), Files.readString(file()).replaceFirst(second.hash(), flipped));

        ChainVerdict verdict = log.verify();
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.brokenAt()).isEqualTo(1);
        assertThat(verdict.error()).contains("hash");
    }

    @Test
    void nothingIsAppendedToALastLineThatIsNoEntry() throws IOException {
        for (String line : List.of("{\"seq\":0}\n", "[]\n", "null\n")) {
            Files.createDirectories(folder());
            Files.writeString(file(), line);
            assertThatThrownBy(() -> open(NOON).append(draft("agent-1")))
                    .isInstanceOf(AuditLogException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("nothing is appended");
            assertThat(file()).hasContent(line);
        }
    }

    @Test
    void nothingIsAppendedToALastLineThatWasChanged() throws IOException {
        AuditLog log = open(NOON);
        log.append(draft("agent-1"));
        Files.writeString(file(), Files.readString(file()).replace("agent-1", "agent-2"));

        assertThatThrownBy(() -> log.append(draft("agent-1")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("is not in its place");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() throws IOException {
        AuditLog log = open(NOON);
        log.append(draft("agent-1"));
        String before = Files.readString(file());
        JsonValue deep = JsonNull.NULL;
        for (int i = 0; i < 500; i++) {
            deep = new JsonArray(List.of(deep));
        }
        AuditDraft tooDeep = new AuditDraft("a", "b", null, null, deep);
        AuditDraft tooLong = new AuditDraft("a", "b", null, null, new JsonString("x".repeat(16 * 1024 * 1024)));

        assertThatThrownBy(() -> log.append(tooDeep)).isInstanceOf(AuditLogException.class);
        assertThatThrownBy(() -> log.append(tooLong)).isInstanceOf(AuditLogException.class);
        assertThat(file()).hasContent(before);
    }

    @Test
    void longLinesAreFoundFromTheEnd() {
        AuditLog log = open(NOON);
        for (int length : new int[] {8_000, 8_191, 8_192, 8_193, 70_000, 1}) {
            log.append(new AuditDraft("a", "b", null, null, new JsonString("x".repeat(length))));
        }

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(6));
    }

    @Test
    void aLineWithoutEndDoesNotFillMemory() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(file(), "x".repeat(StoredLine.MAX_LENGTH + 10) + "\n{}\n");

        AuditLog log = open(NOON);
        assertThat(log.verify().error()).contains("longer than");
        assertThat(log.read(AuditQuery.ALL, entry -> {})).isEqualTo(2);
    }

    @Test
    void whatIsNoFileIsNamed() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> open(NOON).append(draft("a"))).hasMessageContaining("found a folder");
        assertThatThrownBy(() -> open(NOON).verify()).hasMessageContaining("found a folder");
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Files.writeString(project.resolve(".loki"), "");
        assertThatThrownBy(() -> open(NOON).append(draft("a")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("is there, but is no folder");
        assertThatThrownBy(() -> open(NOON).verify()).isInstanceOf(AuditLogException.class);
    }

    @Test
    void aFolderThatMayNotBeWrittenFailsTheAppend() throws IOException {
        Files.createDirectories(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("r-x------"));
        assumeThat(Files.isWritable(folder())).as("root writes everywhere").isFalse();
        assertThatThrownBy(() -> open(NOON).append(draft("a"))).hasMessageContaining("permission denied");
    }

    private Path folder() {
        return project.resolve(".loki").resolve("audit");
    }

    private Path file() {
        return folder().resolve("audit.jsonl");
    }

    private static AuditDraft draft(String who) {
        return new AuditDraft(who, "file_write", null, null, JsonNull.NULL);
    }
}
