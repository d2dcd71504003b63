package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventBusException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A topic that is made at its first use, with the broker's own defaults, where it is not there. Thread-safe. */
final class KafkaTopic {

    /** How long other brokers take to hear of a new topic: five seconds at most. */
    private static final int LOOKS = 250;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final String name;
    private final KafkaClients clients;
    private volatile boolean known;

    KafkaTopic(String name, KafkaClients clients) {
        this.name = name;
        this.clients = clients;
    }

    String name() {
        return name;
    }

    /** Makes the topic where it is not there; others may at the same time. Nobody waits for anybody else's answer. */
    void ensure() {
        if (known) {
            return;
        }
        try (Admin admin = clients.admin()) {
            if (!exists(admin)) {
                create(admin);
            }
        }
        known = true;
    }

    /** Whether the topic is there; it is not made. */
    boolean exists() {
        if (known) {
            return true;
        }
        try (Admin admin = clients.admin()) {
            known = exists(admin);
        }
        return known;
    }

    List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(partition -> new TopicPartition(name, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new EventBusException("topic " + name + " is not there; create it, or try again", null);
        }
        return partitions;
    }

    private boolean exists(Admin admin) {
        return !isCausedBy(
                UnknownTopicOrPartitionException.class,
                () -> await(admin.describeTopics(List.of(name)).allTopicNames()));
    }

    private void create(Admin admin) {
        NewTopic topic = new NewTopic(name, Optional.empty(), Optional.empty());
        boolean others = isCausedBy(
                TopicExistsException.class,
                () -> await(admin.createTopics(List.of(topic)).all()));
        for (int looks = 0; !others && looks < LOOKS && !exists(admin); looks++) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Whether it fails in this way; in others it throws. */
    private static boolean isCausedBy(Class<? extends RuntimeException> expected, Runnable action) {
        try {
            action.run();
            return false;
        } catch (RuntimeException e) {
            if (expected.isInstance(e)) {
                return true;
            }
            throw e;
        }
    }

    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
