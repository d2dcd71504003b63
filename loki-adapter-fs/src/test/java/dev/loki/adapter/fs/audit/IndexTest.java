package dev.loki.adapter.fs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.json.JsonNull;
import dev.loki.json.JacksonJsonReader;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an index a query finds what it finds without one, whatever has become of the index. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class IndexTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ENTRIES = 3 * IndexBlock.ENTRIES + 100;

    private final AtomicInteger seconds = new AtomicInteger();

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private FileAuditLog log;
    private Path index;

    @BeforeEach
    void recordThreeBlocksAndSome() {
        log = open(folder);
        index = folder.resolve("audit.index");
        record(ENTRIES);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void nobodyWritesAnIndexBeforeSomebodyAsks() throws IOException {
        assertThat(index).doesNotExist();
        log.read(AuditQuery.ALL, entry -> {});
        assertThat(index).doesNotExist();
        assertFindsTheSame();
        assertThat(index).exists();
        byte[] first = Files.readAllBytes(index);
        record(IndexBlock.ENTRIES);
        assertFindsTheSame();
        assertThat(Files.readAllBytes(index)).hasSizeGreaterThan(first.length);
    }

    @Test
    void aBlockThatCannotHoldWhatIsWantedIsNotRead() throws IOException {
        assertFindsTheSame();
        Path chain = folder.resolve("audit.jsonl");
        byte[] bytes = Files.readAllBytes(chain);
        int second = indexOfLine(bytes, IndexBlock.ENTRIES + 500);
        bytes[second + 100] ^= 1;
        Files.write(chain, bytes);

        assertThat(find(query("rare", null, true))).hasSize(1);
        assertThat(log.read(query("rare", null, true), entry -> {})).isZero();
        assertThat(log.verify().valid()).isFalse();
    }

    @Test
    void anIndexThatIsDamagedIsMadeAnew() throws IOException {
        assertFindsTheSame();
        byte[] good = Files.readAllBytes(index);
        for (int at = 0; at < good.length; at += 97) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(index, bad);
            assertThat(find(query("rare", null, true))).hasSize(1);
        }
        for (int length : new int[] {0, 1, 60, good.length / 2, good.length - 1}) {
            Files.write(index, Arrays.copyOf(good, length));
            assertThat(find(query("rare", null, true))).hasSize(1);
        }
        assertThat(Files.readAllBytes(index)).isEqualTo(good);
    }

    @Test
    void anIndexOfAnotherChainIsNotBelieved() throws IOException {
        Path other = folder.resolve("other");
        try (FileAuditLog otherLog = open(other)) {
            for (int i = 0; i < 2 * IndexBlock.ENTRIES; i++) {
                otherLog.appendAsync(draft("nobody", "nothing"));
            }
            otherLog.append(draft("nobody", "nothing"));
            otherLog.read(query("nobody", null, true), entry -> {});
        }
        Files.copy(other.resolve("audit.index"), index);

        assertFindsTheSame();
    }

    @Test
    void anIndexGoesWithItsSegment() {
        assertFindsTheSame();
        AuditEntry rare = find(query("rare", null, true)).get(0);
        log.startSegment("operator", "a new disk");
        log.append(draft("rare", "late"));

        assertThat(folder.resolve("audit-1.index")).exists();
        assertThat(index).doesNotExist();
        AuditQuery everywhere =
                new AuditQuery("rare", null, null, null, null, null, AuditQuery.NO_LIMIT, true, true, true);
        assertThat(find(everywhere)).hasSize(2).endsWith(rare);
        assertThat(find(query("rare", null, true))).hasSize(1);
    }

    @Test
    void whereTheIndexCannotBeKeptTheQueryIsAnsweredAllTheSame() throws IOException {
        Files.createDirectories(index.resolve("in-the-way"));

        assertThat(find(new AuditQuery("rare", null, null, null))).hasSize(1);
        Files.delete(index.resolve("in-the-way"));
        Files.delete(index);
        Files.createDirectory(folder.resolve(".audit.index.lock"));
        assertFindsTheSame();
        assertThat(index).doesNotExist();
    }

    @Test
    void whatIsRecordedMeanwhileDisturbsNobody() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> record(2 * IndexBlock.ENTRIES));
        do {
            List<AuditEntry> newest =
                    find(new AuditQuery("agent-1", null, null, null, null, null, 50, true, false, true));
            assertThat(newest).hasSize(50).isSortedAccordingTo((a, b) -> Long.compare(b.seq(), a.seq()));
            assertThat(find(query("rare", null, true))).hasSize(1);
        } while (!writing.isDone());
        writing.join();
        assertFindsTheSame();
    }

    private void assertFindsTheSame() {
        for (String who : new String[] {"rare", "agent-1", "nobody"}) {
            assertFindsTheSame(query(who, null, false), query(who, null, true));
        }
        Instant middle = START.plusSeconds(ENTRIES / 2);
        assertFindsTheSame(query(null, middle, false), query(null, middle, true));
        assertFindsTheSame(query("agent-2", middle, false), query("agent-2", middle, true));
    }

    private void assertFindsTheSame(AuditQuery exhaustive, AuditQuery quick) {
        List<AuditEntry> expected = find(exhaustive);
        assertThat(find(quick)).isEqualTo(expected);
        List<AuditEntry> reversed = new ArrayList<>(expected);
        Collections.reverse(reversed);
        AuditQuery newest = new AuditQuery(
                quick.who(), null, null, quick.since(), null, null, AuditQuery.NO_LIMIT, true, false, true);
        assertThat(find(newest)).isEqualTo(reversed);
    }

    private static AuditQuery query(@Nullable String who, @Nullable Instant since, boolean indexed) {
        return new AuditQuery(who, null, null, since, null, null, AuditQuery.NO_LIMIT, false, false, indexed);
    }

    private List<AuditEntry> find(AuditQuery query) {
        List<AuditEntry> found = new ArrayList<>();
        log.read(query, found::add);
        return found;
    }

    /** One in the first thousand is rare. */
    private void record(int count) {
        boolean isFirst = seconds.get() == 0;
        for (int i = 0; i < count - 1; i++) {
            log.appendAsync(draft(isFirst && i == 700 ? "rare" : "agent-" + i % 5, "file_write"));
        }
        log.append(draft("agent-1", "file_write"));
    }

    private FileAuditLog open(Path where) {
        return new FileAuditLog(
                where,
                new JacksonJsonReader(),
                () -> START.plusSeconds(seconds.getAndIncrement()),
                AuditSync.OS,
                warning -> {});
    }

    private static AuditDraft draft(String who, String what) {
        return new AuditDraft(who, what, "src/app.js", null, JsonNull.NULL);
    }

    private static int indexOfLine(byte[] chain, int number) {
        int at = 0;
        for (int line = 0; line < number; at++) {
            line += chain[at] == '\n' ? 1 : 0;
        }
        return at;
    }
}
