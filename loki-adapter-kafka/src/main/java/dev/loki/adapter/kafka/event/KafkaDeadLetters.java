package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * What a group's handler refused, and what is no event: copies of the records, byte for byte, on a topic of their own. Headers
 * say why, which group it was, and where the record stands; of a record that is too large for this topic there is no more
 * than that. Thread-safe.
 */
final class KafkaDeadLetters {

    static final String SUFFIX = "-dead-letter";

    private static final String REASON = "loki-reason";
    private static final String GROUP = "loki-group";
    private static final String PARTITION = "loki-partition";
    private static final String OFFSET = "loki-offset";
    private static final int MAX_REASON = 2_000;
    private static final String TOO_LARGE =
            "(the record is not copied here: it is larger than this topic's max.message.bytes) ";

    private final KafkaTopic topic;
    private final KafkaWriter writer;

    KafkaDeadLetters(KafkaTopic topic, KafkaWriter writer) {
        this.topic = topic;
        this.writer = writer;
    }

    /** A group will not see this event again. */
    void refuse(ConsumerRecord<byte[], byte[]> refused, String group, String reason) {
        write(refused, group, reason);
    }

    /** This is no event, for any group. */
    void setAside(ConsumerRecord<byte[], byte[]> noEvent, String reason) {
        write(noEvent, "", reason);
    }

    /** The places of the records, by group; under the empty name those that are no events. Each is there once. */
    Map<String, Set<String>> places(Consumer<byte[], byte[]> reader) {
        Map<String, Set<String>> places = new HashMap<>();
        if (topic.exists()) {
            TopicScan.of(reader, topic)
                    .forEach(record -> places.computeIfAbsent(header(record, GROUP), group -> new HashSet<>())
                            .add(header(record, PARTITION) + " " + header(record, OFFSET)));
        }
        return places;
    }

    private void write(ConsumerRecord<byte[], byte[]> original, String group, String reason) {
        topic.ensure();
        ProducerRecord<byte[], byte[]> copy =
                new ProducerRecord<>(topic.name(), null, original.key(), original.value(), original.headers());
        try {
            writer.write(explained(copy, original, group, reason));
        } catch (EventRefusedException e) {
            ProducerRecord<byte[], byte[]> place = new ProducerRecord<>(topic.name(), null);
            writer.write(explained(place, original, group, TOO_LARGE + reason));
        }
    }

    private static ProducerRecord<byte[], byte[]> explained(
            ProducerRecord<byte[], byte[]> copy, ConsumerRecord<?, ?> original, String group, String reason) {
        put(copy, REASON, reason.substring(0, Math.min(reason.length(), MAX_REASON)));
        put(copy, GROUP, group);
        put(copy, PARTITION, Integer.toString(original.partition()));
        put(copy, OFFSET, Long.toString(original.offset()));
        return copy;
    }

    private static void put(ProducerRecord<byte[], byte[]> copy, String name, String text) {
        copy.headers().remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
