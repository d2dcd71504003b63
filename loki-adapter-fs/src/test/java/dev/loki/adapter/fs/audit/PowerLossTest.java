package dev.loki.adapter.fs.audit;

import static dev.loki.adapter.fs.audit.MemoryChain.FILES;
import static dev.loki.adapter.fs.audit.MemoryChain.assertRecovers;
import static dev.loki.adapter.fs.audit.MemoryChain.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.domain.audit.AuditEntry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The power is cut before each step that the journal takes, and the disk keeps each part of what was not synced. */
@Order(1)
class PowerLossTest {

    private final MemoryStorage disk = new MemoryStorage();
    private final List<AuditEntry> acknowledged = new ArrayList<>();
    private final AtomicInteger states = new AtomicInteger();
    /** Most of what a step may leave the step before may have left, too: what is the same recovers the same. */
    private final Set<Crash> recovered = new HashSet<>();

    private record Crash(Map<Path, ByteBuffer> disk, int acknowledged) {}

    @Test
    void nothingThatWasAcknowledgedIsLostAndNothingLooksTamperedWith() {
        disk.steps().before(this::recoverEveryState);
        FileAuditLog log = MemoryChain.open(disk);
        for (int i = 0; i < 4; i++) {
            acknowledged.add(log.append(draft("agent-" + i)));
        }
        log.close();
        FileAuditLog next = MemoryChain.open(disk);
        acknowledged.add(next.append(draft("agent-5")));
        next.close();
        recoverEveryState();

        assertThat(states.get()).isGreaterThan(5_000);
        assertThat(recovered).size().isGreaterThan(2_500);
    }

    /** What a power loss may take is taken, but what it leaves is a chain. */
    @ParameterizedTest
    @EnumSource(AuditSync.class)
    void inNoModeDoesACrashLookLikeTampering(AuditSync sync) {
        disk.steps().before(this::recoverEveryState);
        FileAuditLog log = MemoryChain.open(disk, sync);
        for (int i = 0; i < 3; i++) {
            log.append(draft("agent-" + i));
        }
        log.close();
        recoverEveryState();

        assertThat(states.get()).isGreaterThan(1_000);
    }

    @Test
    void aBatchIsTornAnywhereAndItsWholeLinesStay() {
        FileAuditLog log = MemoryChain.open(disk);
        acknowledged.add(log.append(draft("agent-0")));
        DraftsAtOnce.append(disk, log, 5);
        acknowledged.addAll(MemoryChain.read(log).subList(1, 6));
        recoverEveryState();
        MemoryStorage before = disk.copy();
        disk.steps().before(this::recoverEveryState);
        DraftsAtOnce.append(disk, log, 5);

        assertThat(before.bytes(FILES.log()).length).isLessThan(disk.bytes(FILES.log()).length);
        assertThat(states.get()).isGreaterThan(1_000);
    }

    @Test
    void theRecoveryItselfIsCutShortAnywhere() {
        FileAuditLog log = MemoryChain.open(disk);
        acknowledged.add(log.append(draft("agent-0")));
        acknowledged.add(log.append(draft("agent-1")));
        log.append(draft("agent-2"));
        byte[] whole = disk.bytes(FILES.log());
        disk.put(FILES.log(), Arrays.copyOf(whole, whole.length - 100));
        disk.steps().before(this::recoverEveryState);
        AuditEntry after = MemoryChain.open(disk).append(draft("agent-3"));
        acknowledged.add(after);
        recoverEveryState();

        assertThat(after.seq()).isEqualTo(3);
        assertThat(states.get()).isGreaterThan(1_000);
    }

    @Test
    void aNewSegmentIsStartedOrNotWhereverItIsCutShort() {
        FileAuditLog log = MemoryChain.open(disk);
        log.append(draft("agent-0"));
        log.append(draft("agent-1"));
        log.close();
        byte[] old = disk.bytes(FILES.log());
        disk.steps().before(() -> disk.crashStates().forEach(state -> assertOldChainIsKept(state, old)));
        acknowledged.add(log.startSegment("operator", "why not"));
        disk.steps().before(() -> {});
        recoverEveryState();

        assertThat(states.get()).isPositive();
    }

    private void assertOldChainIsKept(MemoryStorage state, byte[] old) {
        states.incrementAndGet();
        if (!recovered.add(new Crash(state.contents(), 0))) {
            return;
        }
        assertRecovers(state, List.of());
        byte[] kept = state.bytes(FILES.folder().resolve("audit-1.jsonl"));
        byte[] current = Arrays.copyOf(state.bytes(FILES.log()), old.length);
        assertThat(kept.length > 0 ? kept : current).isEqualTo(old);
    }

    private void recoverEveryState() {
        for (MemoryStorage state : disk.crashStates()) {
            states.incrementAndGet();
            if (recovered.add(new Crash(state.contents(), acknowledged.size()))) {
                assertRecovers(state, acknowledged);
            }
        }
    }

    /** Several drafts in one write. */
    private static final class DraftsAtOnce {

        private DraftsAtOnce() {}

        static void append(MemoryStorage disk, FileAuditLog log, int count) {
            List<CompletableFuture<AuditEntry>> stages = new ArrayList<>();
            disk.holding(() -> {
                for (int i = 0; i < count; i++) {
                    stages.add(log.appendAsync(draft("bulk-" + i)).toCompletableFuture());
                }
            });
            stages.forEach(CompletableFuture::join);
        }
    }
}
