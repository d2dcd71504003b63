package dev.loki.contracts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class AuditLogContract {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final AtomicInteger seconds = new AtomicInteger();
    private AuditLog log;

    /** An empty log that dates its entries by this clock, which goes on one second each time it is asked. */
    protected abstract AuditLog open(InstantSource clock) throws Exception;

    @BeforeEach
    void open() throws Exception {
        log = open(() -> START.plusSeconds(seconds.getAndIncrement()));
    }

    @Test
    void aLogWithoutEntriesIsAnIntactChain() {
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(0));
        assertThat(read(AuditQuery.ALL)).isEmpty();
    }

    @Test
    void theFirstEntryStandsOnGenesis() {
        AuditEntry entry = log.append(draft("agent-1", "file_write"));

        assertThat(entry.seq()).isZero();
        assertThat(entry.previousHash()).isEqualTo(AgentChain.GENESIS);
        assertThat(entry.timestamp()).isEqualTo("2026-01-02T03:04:05.678Z");
        assertThat(entry.hash()).isEqualTo(AgentChain.hash(entry.toJson()));
    }

    @Test
    void eachEntryNamesTheHashOfTheOneBefore() {
        AuditEntry first = log.append(draft("agent-1", "file_write"));
        AuditEntry second = log.append(draft("agent-2", "deploy"));

        assertThat(second.seq()).isEqualTo(1);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
    }

    @Test
    void whatWasAppendedIsReadInOrder() {
        AuditEntry first = log.append(draft("agent-1", "file_write"));
        AuditEntry second = log.append(draft("agent-2", "deploy"));

        assertThat(read(AuditQuery.ALL)).containsExactly(first, second);
    }

    @Test
    void aQueryPicksByActorActionAndPeriod() {
        AuditEntry first = log.append(draft("agent-1", "file_write"));
        AuditEntry second = log.append(draft("agent-2", "file_write"));
        AuditEntry third = log.append(draft("agent-1", "deploy"));

        assertThat(read(new AuditQuery("agent-1", null, null, null))).containsExactly(first, third);
        assertThat(read(new AuditQuery(null, "file_write", null, null))).containsExactly(first, second);
        assertThat(read(new AuditQuery("agent-1", "deploy", null, null))).containsExactly(third);
        Instant middle = Instant.parse(second.timestamp());
        assertThat(read(new AuditQuery(null, null, middle, null))).containsExactly(second, third);
        assertThat(read(new AuditQuery(null, null, null, middle))).containsExactly(first, second);
    }

    @Test
    void aQueryPicksByThingAndByText() {
        AuditEntry first = log.append(new AuditDraft("agent-1", "file_write", "src/App.js", "Ticket 7", JsonNull.NULL));
        AuditEntry second = log.append(new AuditDraft("agent-1", "file_write", null, null, new JsonString("TICKET 7")));
        log.append(draft("agent-1", "file_write"));

        assertThat(read(query("src/App.js", null, AuditQuery.NO_LIMIT, false, false)))
                .containsExactly(first);
        assertThat(read(query(null, "ticket 7", AuditQuery.NO_LIMIT, false, false)))
                .containsExactly(first, second);
        assertThat(read(query(null, "ticket 8", AuditQuery.NO_LIMIT, false, false)))
                .isEmpty();
    }

    @Test
    void aQueryHasAnOrderAndALimit() {
        AuditEntry first = log.append(draft("agent-1", "file_write"));
        AuditEntry second = log.append(draft("agent-2", "file_write"));
        AuditEntry third = log.append(draft("agent-3", "file_write"));

        assertThat(read(query(null, null, AuditQuery.NO_LIMIT, true, false))).containsExactly(third, second, first);
        assertThat(read(query(null, null, 2, true, false))).containsExactly(third, second);
        assertThat(read(query(null, null, 2, false, false))).containsExactly(first, second);
        assertThat(read(query("src/app.js", null, 1, true, false))).containsExactly(third);
    }

    @Test
    void aQueryMayReachBackIntoOlderSegments() {
        AuditEntry oldest = log.append(draft("agent-1", "file_write"));
        AuditEntry first = log.startSegment("operator", "the disk was changed");
        AuditEntry second = log.append(draft("agent-1", "deploy"));

        assertThat(read(query(null, null, AuditQuery.NO_LIMIT, false, true))).containsExactly(oldest, first, second);
        assertThat(read(query(null, null, AuditQuery.NO_LIMIT, true, true))).containsExactly(second, first, oldest);
        assertThat(read(query(null, null, AuditQuery.NO_LIMIT, false, false))).containsExactly(first, second);
    }

    @Test
    void anyTextAndMetadataKeepTheChainIntact() {
        JsonValue metadata = JsonObject.builder()
                .put("10", "ten")
                .put("2", "two")
                .put("__proto__", JsonNull.NULL)
                .put("number", JsonNumber.parse("1.0E+2"))
                .put("list", new JsonArray(List.of(JsonNumber.parse("1e400"), new JsonString("\uDC00 \u2028"))))
                .build();
        log.append(new AuditDraft("\uD800", "a\nb\u001F\"\\", "/é/\uD83D\uDE00", "\u0000", metadata));
        log.append(draft("agent-1", "file_write"));

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
        assertThat(read(AuditQuery.ALL).get(0).who()).isEqualTo("\uD800");
        assertThat(read(AuditQuery.ALL).get(0).what()).isEqualTo("a\nb\u001F\"\\");
    }

    @Test
    void threadsAppendToOneChain() {
        int threads = 4;
        int each = 25;
        CompletableFuture<?>[] writers = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            writers[i] = CompletableFuture.runAsync(() -> appendMany(each));
        }
        CompletableFuture.allOf(writers).join();

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact((long) threads * each));
    }

    @Test
    void anInterruptedThreadStillAppendsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        log.append(draft("agent-1", "file_write"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(1));
    }

    @Test
    void bulkKeepsTheOrderOfTheCalls() {
        List<CompletableFuture<AuditEntry>> stages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            stages.add(log.appendAsync(draft("agent-" + i, "file_write")).toCompletableFuture());
        }
        List<AuditEntry> entries = stages.stream().map(CompletableFuture::join).toList();

        assertThat(read(AuditQuery.ALL)).isEqualTo(entries);
        assertThat(entries.get(99).who()).isEqualTo("agent-99");
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(100));
    }

    @Test
    void aNewSegmentNamesTheEndOfTheOldOne() {
        log.append(draft("agent-1", "file_write"));
        AuditEntry last = log.append(draft("agent-2", "deploy"));

        AuditEntry first = log.startSegment("operator", "the disk was changed");

        assertThat(first.seq()).isZero();
        assertThat(first.previousHash()).isEqualTo(AgentChain.GENESIS);
        assertThat(first.who()).isEqualTo("operator");
        assertThat(first.what()).isEqualTo("segment_start");
        assertThat(first.why()).isEqualTo("the disk was changed");
        JsonObject details = (JsonObject) first.metadata();
        assertThat(details.get("last_good_seq")).isEqualTo(JsonNumber.of(1));
        assertThat(details.get("last_good_hash")).isEqualTo(new JsonString(last.hash()));
        AuditEntry second = log.append(draft("agent-1", "file_write"));
        assertThat(read(AuditQuery.ALL)).containsExactly(first, second);
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
    }

    @Test
    void thereIsNoNewSegmentWithoutAnOldOne() {
        assertThatThrownBy(() -> log.startSegment("operator", "why not"))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("there is no chain yet");
    }

    @Test
    void aLogThatWasClosedIsOpenedAgainByTheNextEntry() {
        log.append(draft("agent-1", "file_write"));
        log.close();
        log.close();
        AuditEntry second = log.append(draft("agent-2", "deploy"));

        assertThat(second.seq()).isEqualTo(1);
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
    }

    private void appendMany(int count) {
        for (int i = 0; i < count; i++) {
            log.append(draft("agent-1", "file_write"));
        }
    }

    private List<AuditEntry> read(AuditQuery query) {
        List<AuditEntry> entries = new ArrayList<>();
        assertThat(log.read(query, entries::add)).isZero();
        return entries;
    }

    private static AuditQuery query(
            @Nullable String where, @Nullable String text, long limit, boolean newestFirst, boolean allSegments) {
        return new AuditQuery(null, null, where, null, null, text, limit, newestFirst, allSegments, true);
    }

    private static AuditDraft draft(String who, String what) {
        return new AuditDraft(who, what, "src/app.js", null, JsonNull.NULL);
    }
}
