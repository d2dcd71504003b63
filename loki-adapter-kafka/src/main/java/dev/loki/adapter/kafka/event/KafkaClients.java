package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.ConsumerGroup;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes clients of one cluster: what the user set, on top of defaults, below what the bus depends on. Thread-safe. */
final class KafkaClients {

    /** An event of the largest size a file may have, and its headers; what the topic takes is for the broker to say. */
    private static final int LARGEST_REQUEST = 11 * 1024 * 1024;

    private static final Map<String, Object> DEFAULTS = Map.of(
            CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false,
            CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
            CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);

    private final KafkaBusSettings settings;

    KafkaClients(KafkaBusSettings settings) {
        this.settings = settings;
    }

    /**
     * One request at a time: of several, the first can be refused, because a new partition has no leader yet, and the
     * second taken. To the broker the first then comes out of order, for ever.
     */
    Producer<byte[], byte[]> producer() {
        Map<String, Object> config = config();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One that belongs to no group. */
    Consumer<byte[], byte[]> reader() {
        Map<String, Object> config = config();
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return consumer(config);
    }

    /** A member of a group; it takes one record at a time, and its lease runs from one to the next. */
    Consumer<byte[], byte[]> member(ConsumerGroup group) {
        Map<String, Object> config = config();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId(settings.topic(), group.name()));
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                Math.toIntExact(group.lease().toMillis()));
        return consumer(config);
    }

    Admin admin() {
        return Admin.create(config());
    }

    /** What Kafka knows a group by; a group's own name has no dot. */
    static String groupId(String topic, String group) {
        return topic + "." + group;
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(DEFAULTS);
        config.putAll(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
        return config;
    }
}
