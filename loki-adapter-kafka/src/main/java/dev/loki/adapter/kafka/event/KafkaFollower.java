package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Shows new events to an onlooker. For one thread, after it is made. */
final class KafkaFollower implements KafkaSubscription.Work {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader;
    private final KafkaTopic topic;
    private final CloudEventRecords records;
    private final Consumer<Event> onlooker;
    private final Consumer<String> warnings;
    private long lastLook = System.nanoTime();

    private KafkaFollower(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader,
            KafkaTopic topic,
            CloudEventRecords records,
            Consumer<Event> onlooker,
            Consumer<String> warnings) {
        this.reader = reader;
        this.topic = topic;
        this.records = records;
        this.onlooker = onlooker;
        this.warnings = warnings;
    }

    /**
     * One that begins after what there is now.
     *
     * @param reader of no group; closed with the follower
     */
    static KafkaFollower of(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> reader,
            KafkaTopic topic,
            CloudEventRecords records,
            Consumer<Event> onlooker,
            Consumer<String> warnings) {
        KafkaFollower follower = new KafkaFollower(reader, topic, records, onlooker, warnings);
        try {
            reader.assign(topic.partitions(reader));
            reader.seekToEnd(reader.assignment());
            reader.assignment().forEach(reader::position);
            return follower;
        } catch (RuntimeException e) {
            follower.close();
            throw e;
        }
    }

    @Override
    public void step() {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
            show(record);
        }
        if (System.nanoTime() - lastLook > BETWEEN_LOOKS.toNanos()) {
            lastLook = System.nanoTime();
            addPartitions();
        }
    }

    @Override
    public void startAgain() {
        // It reads on where it was.
    }

    @Override
    public void close() {
        reader.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private void show(ConsumerRecord<byte[], byte[]> record) {
        try {
            onlooker.accept(records.read(record));
        } catch (NoEventException e) {
            return; // not for onlookers
        } catch (RuntimeException e) {
            warnings.accept("an onlooker of events failed: " + e);
        }
    }

    /** Somebody may have given the topic more of them; they are read from their beginning. */
    private void addPartitions() {
        List<TopicPartition> all = topic.partitions(reader);
        Set<TopicPartition> fresh = new HashSet<>(all);
        fresh.removeAll(reader.assignment());
        if (!fresh.isEmpty()) {
            reader.assign(all);
            reader.seekToBeginning(fresh);
        }
    }
}
