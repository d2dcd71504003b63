package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventBusStats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Counts by offsets what is on a topic; only dead letters are read. For one thread. */
final class TopicStats {

    private final KafkaTopic topic;
    private final Admin admin;
    private final Consumer<byte[], byte[]> reader;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final Map<String, Set<String>> refused;

    TopicStats(KafkaTopic topic, KafkaDeadLetters deadLetters, Admin admin, Consumer<byte[], byte[]> reader) {
        this.topic = topic;
        this.admin = admin;
        this.reader = reader;
        partitions = topic.partitions(reader);
        begins = reader.beginningOffsets(partitions);
        ends = reader.endOffsets(partitions);
        refused = deadLetters.places(reader);
    }

    EventBusStats count(InstantSource clock) {
        Map<TopicPartition, Long> slowest = new HashMap<>(ends);
        List<EventBusStats.Group> groups = groups(slowest);
        long lastMinute = since(Duration.ofMinutes(1), clock);
        long lastHour = since(Duration.ofHours(1), clock);
        long kept = behind(begins);
        long pending = groups.isEmpty() ? kept : behind(slowest);
        return new EventBusStats(kept, pending, lastMinute, lastHour, refused(""), groups);
    }

    private List<EventBusStats.Group> groups(Map<TopicPartition, Long> slowest) {
        String prefix = KafkaClients.groupId(topic.name(), "");
        List<EventBusStats.Group> groups = new ArrayList<>();
        for (GroupListing listing : KafkaTopic.await(admin.listGroups().all())) {
            String name =
                    listing.groupId().startsWith(prefix) ? listing.groupId().substring(prefix.length()) : ".";
            if (!name.contains(".")) {
                Map<TopicPartition, Long> offsets = offsets(listing.groupId());
                offsets.forEach((partition, offset) -> slowest.merge(partition, offset, Math::min));
                groups.add(new EventBusStats.Group(name, behind(offsets), refused(name), isActive(listing)));
            }
        }
        groups.sort(Comparator.comparing(EventBusStats.Group::name));
        return groups;
    }

    private Map<TopicPartition, Long> offsets(String groupId) {
        Map<TopicPartition, OffsetAndMetadata> known =
                KafkaTopic.await(admin.listConsumerGroupOffsets(groupId).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> offsets = new HashMap<>(begins);
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = known.get(partition);
            if (offset != null) {
                offsets.merge(partition, offset.offset(), Math::max);
            }
        }
        return offsets;
    }

    private long refused(String group) {
        return refused.getOrDefault(group, Set.of()).size();
    }

    private long behind(Map<TopicPartition, Long> offsets) {
        return partitions.stream()
                .mapToLong(partition ->
                        Math.max(0, ends.getOrDefault(partition, 0L) - offsets.getOrDefault(partition, 0L)))
                .sum();
    }

    private long since(Duration time, InstantSource clock) {
        Map<TopicPartition, Long> times = new HashMap<>();
        long from = clock.instant().minus(time).toEpochMilli();
        partitions.forEach(partition -> times.put(partition, from));
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        Map<TopicPartition, OffsetAndTimestamp> found = reader.offsetsForTimes(times);
        found.forEach((partition, at) -> {
            if (at != null) {
                offsets.put(partition, at.offset());
            }
        });
        return behind(offsets);
    }

    private static boolean isActive(GroupListing listing) {
        return listing.groupState()
                .map(state -> state != GroupState.EMPTY && state != GroupState.DEAD)
                .orElse(false);
    }
}
