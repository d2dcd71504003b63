package dev.loki.application.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.contracts.checkpoint.InMemoryChainLines;
import dev.loki.contracts.checkpoint.InMemoryCheckpointStore;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.note.SignerKey;
import dev.loki.ports.checkpoint.Witness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckpointScheduleTest {

    private final InMemoryChainLines lines = new InMemoryChainLines();
    private final InMemoryCheckpointStore store = new InMemoryCheckpointStore();
    private final BlockingQueue<Long> made = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<String> warnings = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Witness telling = (note, previousSize, proofs) -> {
        made.add(Checkpoint.of(note).size());
        return List.of();
    };

    @Test
    void aCheckpointIsMadeAfterSoManyEntries() throws InterruptedException {
        try (CheckpointSchedule schedule = schedule(3, Duration.ofDays(1))) {
            write(schedule, 1, 3);
            assertThat(made.take()).isEqualTo(3);
            write(schedule, 4, 6);
            assertThat(made.take()).isEqualTo(6);
        }
        assertThat(made).isEmpty();
    }

    @Test
    void oneIsMadeAfterSomeTimeAlsoWhenIdle() throws InterruptedException {
        try (CheckpointSchedule schedule = schedule(1_000, Duration.ofMillis(20))) {
            write(schedule, 1, 1);
            assertThat(made.take()).isEqualTo(1);
        }
    }

    @Test
    void oneIsMadeAtANewSegmentAndAtClose() throws InterruptedException {
        CheckpointSchedule schedule = schedule(1_000, Duration.ofDays(1));
        write(schedule, 1, 2);
        schedule.segmentBegun(Map::of);
        assertThat(made.take()).isEqualTo(2);
        write(schedule, 3, 3);
        schedule.close();
        assertThat(made.take()).isEqualTo(3);
        schedule.close();
        write(schedule, 4, 4);
        assertThat(made).isEmpty();
    }

    @Test
    void withoutAnEntryNothingIsMadeOrAsked() {
        lines.growTo(5);
        schedule(1, Duration.ofMillis(1)).close();
        assertThat(asked).hasValue(0);
        assertThat(store.notes()).isEmpty();
    }

    @Test
    void troubleIsAWarningAndTheNextIsTriedAgain() throws InterruptedException {
        lines.growTo(1);
        lines.change(0, "nonsense");
        try (CheckpointSchedule schedule = schedule(1, Duration.ofDays(1))) {
            schedule.entryWritten();
            schedule.segmentBegun(Map::of);
        }
        assertThat(warnings).isNotEmpty().allMatch(warning -> warning.startsWith("no checkpoint was made: line 1"));
    }

    @Test
    void aWitnessThatDoesNotAnswerHoldsUpNoSignatureAndNoEnd() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CheckpointSchedule schedule = schedule(1, Duration.ofDays(1), (note, previousSize, proofs) -> {
            made.add(Checkpoint.of(note).size());
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        write(schedule, 1, 1);
        assertThat(made.take()).isEqualTo(1);
        write(schedule, 2, 3);
        schedule.close(Duration.ofMillis(1));

        assertThat(store.last().map(Checkpoint::of).map(Checkpoint::size)).contains(3L);
        assertThat(warnings).singleElement().asString().contains("is signed", "did not answer in time");
    }

    private void write(CheckpointSchedule schedule, int from, int to) {
        for (int size = from; size <= to; size++) {
            lines.growTo(size);
            schedule.entryWritten();
        }
    }

    private CheckpointSchedule schedule(int entries, Duration every) {
        return schedule(entries, every, telling);
    }

    private CheckpointSchedule schedule(int entries, Duration every, Witness witness) {
        SignerKey key = SignerKey.of("example.com/audit", new byte[SignerKey.SEED_LENGTH]);
        Checkpointer checkpointer =
                new Checkpointer(new ChainTree(lines), store, key, null, List.of(witness), warnings::add);
        return new CheckpointSchedule(
                () -> {
                    asked.incrementAndGet();
                    return checkpointer;
                },
                entries,
                every,
                warnings::add);
    }
}
