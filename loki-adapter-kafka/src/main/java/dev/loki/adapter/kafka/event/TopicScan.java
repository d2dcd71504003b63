package dev.loki.adapter.kafka.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One walk through all records that a topic has at the beginning of the walk, in the order of their times: within a partition
 * as they stand there. For one thread.
 */
final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENOUGH = 1_000;

    private final Consumer<byte[], byte[]> reader;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> waiting = new HashMap<>();
    private long lastProgress;

    private TopicScan(Consumer<byte[], byte[]> reader, List<TopicPartition> partitions) {
        this.reader = reader;
        reader.assign(partitions);
        ends = reader.endOffsets(partitions);
        reader.beginningOffsets(partitions).forEach((partition, begin) -> {
            reader.seek(partition, begin);
            if (begin < end(partition)) {
                waiting.put(partition, new ArrayDeque<>());
            }
        });
    }

    /**
     * @param reader of no group; nobody else uses it meanwhile
     */
    static TopicScan of(Consumer<byte[], byte[]> reader, KafkaTopic topic) {
        return new TopicScan(reader, topic.partitions(reader));
    }

    /**
     * Walks.
     *
     * @return how many records the visitor said yes to
     * @throws TimeoutException where the broker does not go on
     */
    long forEach(Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        long count = 0;
        for (Optional<ConsumerRecord<byte[], byte[]>> record = next(); record.isPresent(); record = next()) {
            count += visitor.test(record.get()) ? 1 : 0;
        }
        return count;
    }

    /** Of each partition that goes on, a record must be there: its next may be the earliest. */
    private Optional<ConsumerRecord<byte[], byte[]>> next() {
        leaveFinished();
        lastProgress = System.nanoTime();
        while (waiting.values().stream().anyMatch(Deque::isEmpty)) {
            take();
        }
        return waiting.values().stream()
                .min(Comparator.comparing((Deque<ConsumerRecord<byte[], byte[]>> records) ->
                                records.element().timestamp())
                        .thenComparing(records -> records.element().partition()))
                .map(Deque::remove);
    }

    private void take() {
        waiting.forEach((partition, records) -> {
            if (records.size() < ENOUGH) {
                reader.resume(List.of(partition));
            } else {
                reader.pause(List.of(partition));
            }
        });
        boolean any = false;
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Deque<ConsumerRecord<byte[], byte[]>> records = waiting.get(partition);
            if (records != null && record.offset() < end(partition)) {
                records.add(record);
            }
            any = true;
        }
        leaveFinished();
        requireProgress(any);
    }

    private void leaveFinished() {
        waiting.entrySet()
                .removeIf(one -> one.getValue().isEmpty() && reader.position(one.getKey()) >= end(one.getKey()));
    }

    private void requireProgress(boolean any) {
        if (any) {
            lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
            throw new TimeoutException("no record within " + PATIENCE);
        }
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
