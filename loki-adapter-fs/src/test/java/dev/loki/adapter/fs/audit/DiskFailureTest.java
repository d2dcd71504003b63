package dev.loki.adapter.fs.audit;

import static dev.loki.adapter.fs.audit.MemoryChain.FILES;
import static dev.loki.adapter.fs.audit.MemoryChain.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.adapter.fs.storage.Step;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk says no: EIO and ENOSPC. */
class DiskFailureTest {

    private final MemoryStorage disk = new MemoryStorage();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final FileAuditLog log = MemoryChain.open(disk, AuditSync.ALWAYS, warnings::add);

    @Test
    void aStateThatCannotBeWrittenIsAWarningAndNoFailure() {
        disk.steps().fail((step, name) -> name.contains("audit.state"));
        log.append(draft("agent-1"));
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(1));
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.startsWith("audit: cannot write audit.state: "));
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "SYNC"})
    void whatCouldNotBeWrittenIsSaidAndTakenBack(Step failing) {
        AuditEntry first = log.append(draft("agent-1"));
        byte[] before = disk.bytes(FILES.log());
        failOnce(failing);

        assertThatThrownBy(() -> log.append(draft("agent-2")))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("cannot write")
                .hasMessageContaining("disk");
        assertThat(disk.bytes(FILES.log())).isEqualTo(before);
        AuditEntry third = log.append(draft("agent-3"));
        assertThat(MemoryChain.read(log)).containsExactly(first, third);
        assertThat(disk.lastingBytes(FILES.log())).isEqualTo(disk.bytes(FILES.log()));
    }

    @Test
    void nothingIsWrittenOnAsLongAsTheDiskFails() {
        log.append(draft("agent-1"));
        byte[] before = disk.bytes(FILES.log());
        disk.steps().fail((step, name) -> step == Step.SYNC || step == Step.SET_LENGTH);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> log.append(draft("agent-2"))).isInstanceOf(AuditLogException.class);
        }
        disk.steps().fail((step, name) -> false);
        AuditEntry second = log.append(draft("agent-3"));

        assertThat(second.seq()).isEqualTo(1);
        assertThat(disk.bytes(FILES.log())).startsWith(before);
        assertThat(MemoryChain.read(log)).hasSize(2).endsWith(second);
        assertThat(disk.lastingBytes(FILES.log())).isEqualTo(disk.bytes(FILES.log()));
    }

    @Test
    void whatOthersHaveBuiltOnIsNotTakenBackButNamed() {
        log.append(draft("agent-1"));
        disk.steps().fail((step, name) -> step == Step.SYNC || step == Step.SET_LENGTH);
        assertThatThrownBy(() -> log.append(draft("agent-2"))).isInstanceOf(AuditLogException.class);
        disk.steps().fail((step, name) -> false);
        AuditEntry others = MemoryChain.open(disk).append(draft("agent-3"));
        log.append(draft("agent-4"));

        List<AuditEntry> entries = MemoryChain.read(log);
        assertThat(others.seq()).isEqualTo(2);
        assertThat(entries).extracting(AuditEntry::what).containsExactly("x", "x", "x", "write_failed", "x");
        assertThat(entries.get(3).metadata())
                .isEqualTo(JsonObject.builder()
                        .put("first_seq", JsonNumber.of(1))
                        .put("last_seq", JsonNumber.of(1))
                        .build());
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(5));
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "SYNC", "SET_LENGTH", "RENAME", "SYNC_FOLDER"})
    void aRecoveryThatFailsAnywhereIsDoneAgain(Step failing) {
        AuditEntry first = log.append(draft("agent-1"));
        log.append(draft("agent-2"));
        byte[] whole = disk.bytes(FILES.log());
        disk.put(FILES.log(), Arrays.copyOf(whole, whole.length - 9));
        FileAuditLog next = MemoryChain.open(disk);
        for (int nth = 0; nth < 4; nth++) {
            failNth(failing, nth);
            try {
                next.append(draft("agent-3"));
            } catch (AuditLogException e) {
                // told; the next one must not stand on what is half recovered
            }
        }
        disk.steps().fail((step, name) -> false);

        MemoryChain.assertRecovers(disk, List.of(first));
    }

    @Test
    void everyCallerOfABatchIsTold() throws Exception {
        log.append(draft("agent-1"));
        disk.steps().fail((step, name) -> step == Step.SYNC);
        List<CompletableFuture<AuditEntry>> stages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stages.add(log.appendAsync(draft("bulk")).toCompletableFuture());
        }

        for (CompletableFuture<AuditEntry> stage : stages) {
            assertThatThrownBy(stage::join).hasCauseInstanceOf(AuditLogException.class);
        }
        disk.steps().fail((step, name) -> false);
        log.append(draft("agent-2"));
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(2));
    }

    @Test
    void aStateThatCannotBeWrittenFailsNoAppend() {
        disk.steps().fail((step, name) -> name.equals("audit.state"));
        log.append(draft("agent-1"));
        log.close();
        disk.steps().fail((step, name) -> false);

        assertThat(log.verify()).isEqualTo(ChainVerdict.intact(1));
    }

    @Test
    void recordNeverReturnsBeforeItsBytesAreSynced() throws Exception {
        int threads = 8;
        int each = 50;
        ExecutorService writers = Executors.newFixedThreadPool(threads);
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            done.add(CompletableFuture.runAsync(() -> appendAndLook(each), writers));
        }
        done.forEach(CompletableFuture::join);
        writers.shutdown();

        assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(log.verify()).isEqualTo(ChainVerdict.intact((long) threads * each));
    }

    @Test
    void osModeNeverSyncsAnEntry() {
        FileAuditLog careless = MemoryChain.open(disk, AuditSync.OS);
        for (int i = 0; i < 3; i++) {
            careless.append(draft("agent-1"));
        }
        careless.close();

        assertThat(disk.steps().count(Step.SYNC, ChainFiles.LOG_NAME)).isZero();
        assertThat(disk.steps().count(Step.WRITE, ChainFiles.LOG_NAME)).isEqualTo(3);
    }

    @Test
    void intervalModeHasSyncedEverythingOnceItIsClosed() {
        FileAuditLog later = MemoryChain.open(disk, AuditSync.INTERVAL);
        for (int i = 0; i < 3; i++) {
            later.append(draft("agent-1"));
        }
        later.close();

        assertThat(disk.lastingBytes(FILES.log())).isNotEmpty().isEqualTo(disk.bytes(FILES.log()));
    }

    @Test
    void aLaterSyncThatFailsIsToldToTheNextCaller() {
        FileAuditLog later = MemoryChain.open(disk, AuditSync.INTERVAL);
        later.append(draft("agent-1"));
        disk.steps().fail((step, name) -> step == Step.SYNC);

        assertThatThrownBy(later::close)
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("Input/output error");
        disk.steps().fail((step, name) -> false);
        assertThat(later.append(draft("agent-2")).seq()).isEqualTo(1);
    }

    private void appendAndLook(int count) {
        for (int i = 0; i < count; i++) {
            AuditEntry entry = log.append(draft("agent-1"));
            assertThat(new String(disk.lastingBytes(FILES.log()), StandardCharsets.UTF_8))
                    .contains("\"hash\":\"" + entry.hash() + "\"}\n");
        }
    }

    private void failOnce(Step failing) {
        failNth(failing, 0);
    }

    private void failNth(Step failing, int nth) {
        AtomicInteger seen = new AtomicInteger();
        disk.steps().fail((step, name) -> step == failing && seen.getAndIncrement() == nth);
    }
}
