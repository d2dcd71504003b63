package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.ConsumerGroup.Start;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that Kafka gives one member of a group: taken, read from where the group is, committed, and given back. For
 * one thread.
 */
final class Shares implements ConsumerRebalanceListener, AutoCloseable {

    /** What a crash costs: what was handled since is handled again. */
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(100);

    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final KafkaTopic topic;
    private final Duration patience;
    private final java.util.function.Consumer<String> warnings;
    private final Map<TopicPartition, Share> shares = new HashMap<>();
    private boolean joined;
    private boolean holding;
    private long asked = System.nanoTime();
    private long lastCommit = System.nanoTime();

    /**
     * @param consumer a group's, which takes one record at a time
     * @param patience how long the group may take to let a member in
     */
    Shares(
            Consumer<byte[], byte[]> consumer,
            KafkaTopic topic,
            Duration patience,
            java.util.function.Consumer<String> warnings) {
        this.consumer = consumer;
        this.topic = topic;
        this.patience = patience;
        this.warnings = warnings;
    }

    /**
     * Writes down where a group begins that is not there yet. The ends are looked up before it is known whether it is there:
     * of two members who both find that it is not, neither makes it begin after something the other was promised.
     */
    void begin(Start start) {
        List<TopicPartition> partitions = topic.partitions(consumer);
        consumer.assign(partitions);
        Map<TopicPartition, Long> begin =
                start == Start.EARLIEST ? consumer.beginningOffsets(partitions) : consumer.endOffsets(partitions);
        boolean isNew =
                consumer.committed(new HashSet<>(partitions)).values().stream().allMatch(Objects::isNull);
        if (isNew) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            begin.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
            commit(offsets);
        }
        consumer.unsubscribe();
    }

    void join() {
        asked = System.nanoTime();
        consumer.subscribe(List.of(topic.name()), this);
    }

    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        try {
            return consumer.poll(wait);
        } catch (NoOffsetForPartitionException e) {
            take(e.partitions());
        } catch (OffsetOutOfRangeException e) {
            take(e.partitions());
        }
        return ConsumerRecords.empty();
    }

    /** The share a record belongs to; null where the record is not to be taken now, but comes again. */
    @Nullable
    Share of(ConsumerRecord<?, ?> record) {
        TopicPartition partition = partition(record);
        if (!shares.containsKey(partition) && consumer.assignment().contains(partition)) {
            take(List.of(partition));
            return null;
        }
        return shares.get(partition);
    }

    /** Waits, and tells the group meanwhile that this member lives. */
    void hold(Duration time, Stopping stopping) {
        commit();
        long end = System.nanoTime() + time.toNanos();
        holding = true;
        consumer.pause(consumer.assignment());
        try {
            for (long left = time.toNanos(); left > 0 && !stopping.isStopped(); left = end - System.nanoTime()) {
                for (ConsumerRecord<byte[], byte[]> early : poll(Duration.ofNanos(Math.min(left, SLICE.toNanos())))) {
                    consumer.seek(partition(early), early.offset());
                }
            }
        } finally {
            holding = false;
            consumer.resume(consumer.paused());
        }
    }

    /**
     * Whether this member is in the group, and is done with all that there was when it got its shares.
     *
     * @throws TimeoutException where the group does not let it in
     */
    boolean areCaughtUp() {
        if (!joined && System.nanoTime() - asked > patience.toNanos()) {
            throw new TimeoutException("the group let nobody in within " + patience);
        }
        return joined && consumer.assignment().stream().allMatch(this::isCaughtUp);
    }

    private boolean isCaughtUp(TopicPartition partition) {
        if (!shares.containsKey(partition)) {
            take(List.of(partition));
        }
        Share share = shares.get(partition);
        return share != null && share.isCaughtUp(consumer.position(partition));
    }

    void commitWhereDue() {
        if (System.nanoTime() - lastCommit >= BETWEEN_COMMITS.toNanos()) {
            commit();
        }
    }

    void rewind() {
        for (TopicPartition partition : consumer.assignment()) {
            Share share = shares.get(partition);
            if (share != null) {
                consumer.seek(partition, share.next());
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        take(partitions);
        if (holding) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commit();
        partitions.forEach(shares::remove);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        partitions.forEach(shares::remove);
    }

    /** Commits, and leaves the group; where Kafka does not answer, it finds out later. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            quietly(this::commit, "what was handled last may be handled again: Kafka did not take the acknowledgement");
            quietly(() -> consumer.close(CloseOptions.timeout(CLOSING)), "Kafka was not told that a member has left");
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void quietly(Runnable action, String otherwise) {
        try {
            action.run();
        } catch (KafkaException e) {
            warnings.accept(otherwise);
        }
    }

    private void take(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndMetadata known = committed.get(partition);
            long next = known == null ? begin : within(begin, known.offset(), end, partition);
            shares.put(partition, new Share(next, known == null ? -1 : known.offset(), end));
            consumer.seek(partition, Math.max(begin, next - Share.REMEMBERED));
        }
    }

    private long within(long begin, long known, long end, TopicPartition partition) {
        if (known > end) {
            warnings.accept(partition + " was made anew; its group begins with the first event there is");
            return begin;
        } else if (known < begin) {
            warnings.accept((begin - known) + " events on " + partition
                    + " were deleted before their group saw them; raise the topic's retention.ms");
            return begin;
        }
        return known;
    }

    private void commit() {
        lastCommit = System.nanoTime();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        Set<TopicPartition> assigned = consumer.assignment();
        shares.forEach((partition, share) -> {
            if (share.isToBeCommitted() && assigned.contains(partition)) {
                offsets.put(partition, new OffsetAndMetadata(share.next()));
            }
        });
        if (!offsets.isEmpty() && commit(offsets)) {
            offsets.forEach((partition, offset) ->
                    Objects.requireNonNull(shares.get(partition)).committed(offset.offset()));
        }
    }

    /** Whether it counts; it does not where the shares are somebody else's by now. */
    private boolean commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets);
            return true;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            return false;
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
