package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.ConsumerGroup.Start;
import dev.loki.ports.event.Stopping;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that Kafka gives one member of a group: taken, read, and given back. For
 * one thread.
 */
final class Shares implements ConsumerRebalanceListener, AutoCloseable {

    /** What a crash costs: what was handled since is handled again. */
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(100);

    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final KafkaTopic topic;
    private final GroupOffsets offsets;
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
        this.offsets = new GroupOffsets(consumer, topic, warnings);
        this.patience = patience;
        this.warnings = warnings;
    }

    /** Joins the group; one that is not there begins here. */
    void join(Start start) {
        offsets.begin(start);
        asked = System.nanoTime();
        consumer.subscribe(List.of(topic.name()), this);
    }

    ConsumerRecords<byte[], byte[]> poll(Duration wait) {
        try {
            return consumer.poll(wait);
        } catch (InvalidOffsetException e) {
            take(e.partitions()); // they are new to the group, or were cut off by retention
            return ConsumerRecords.empty();
        }
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
        shares.putAll(offsets.take(partitions));
    }

    private void commit() {
        lastCommit = System.nanoTime();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            Share share = shares.get(partition);
            if (share != null && share.isToBeCommitted()) {
                next.put(partition, share.next());
            }
        }
        if (!next.isEmpty() && offsets.commit(next)) {
            next.forEach(
                    (partition, offset) -> shares.computeIfPresent(partition, (one, share) -> share.committed(offset)));
        }
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
