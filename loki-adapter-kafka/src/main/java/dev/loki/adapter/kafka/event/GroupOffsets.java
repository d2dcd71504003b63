package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.ConsumerGroup.Start;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;

/** Where a group is on the partitions of a topic, as Kafka has it on record. For one thread. */
final class GroupOffsets {

    private final Consumer<byte[], byte[]> consumer;
    private final KafkaTopic topic;
    private final java.util.function.Consumer<String> warnings;

    GroupOffsets(Consumer<byte[], byte[]> consumer, KafkaTopic topic, java.util.function.Consumer<String> warnings) {
        this.consumer = consumer;
        this.topic = topic;
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
            commit(begin); // it fails only where others have begun it meanwhile
        }
        consumer.unsubscribe();
    }

    /** Looks up where the group is on these partitions, and goes back far enough to know the ids before. */
    Map<TopicPartition, Share> take(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Share> shares = new HashMap<>();
        if (partitions.isEmpty()) {
            return shares;
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
        return shares;
    }

    /** Whether it counts; it does not where the partitions are somebody else's. */
    boolean commit(Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        try {
            consumer.commitSync(offsets);
            return true;
        } catch (CommitFailedException | RebalanceInProgressException e) {
            return false;
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
}
