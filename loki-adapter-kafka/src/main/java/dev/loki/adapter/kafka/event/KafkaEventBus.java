package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.ports.event.Attempts;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Stopping;
import dev.loki.ports.json.JsonReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The bus as a Kafka topic of CloudEvents. Its consumer groups are Kafka's own, named {@code <topic>.<group>}: a partition
 * goes to one member, so that order is kept within a partition, and a topic of one partition keeps all of it. What is
 * acknowledged is committed, at the latest after a tenth of a second. How long events are kept is the topic's setting.
 *
 * <p>Nothing is loaded or connected before it is used. Thread-safe.
 */
public final class KafkaEventBus implements EventBus {

    private static final Duration JOINING = Duration.ofSeconds(30);

    private final KafkaBusSettings settings;
    private final InstantSource clock;
    private final KafkaClients clients;
    private final KafkaTrouble trouble;
    private final KafkaTopic topic;
    private final KafkaWriter writer;
    private final CloudEventRecords records;
    private final KafkaDeadLetters deadLetters;
    private final List<EventSubscription> subscriptions = new ArrayList<>();

    /**
     * @param json reads the events
     * @param clock tells {@link #stats} how long ago something was
     */
    public KafkaEventBus(KafkaBusSettings settings, JsonReader json, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        clients = new KafkaClients(settings);
        trouble = new KafkaTrouble(settings);
        topic = new KafkaTopic(settings.topic(), clients);
        writer = new KafkaWriter(clients, trouble);
        records = new CloudEventRecords(settings.topic(), json);
        deadLetters = new KafkaDeadLetters(new KafkaTopic(settings.topic() + KafkaDeadLetters.SUFFIX, clients), writer);
    }

    @Override
    public void emit(Event event) {
        ProducerRecord<byte[], byte[]> record = records.of(event);
        doing("publish on", () -> {
            topic.ensure();
            writer.write(record);
            return record;
        });
    }

    @Override
    public EventSubscription subscribe(ConsumerGroup group, EventHandler handler) {
        Stopping stopping = new Stopping();
        UninterruptedHandler calm = new UninterruptedHandler(handler, stopping);
        GroupMember member = doing("subscribe to", () -> joined(new Attempts(group, calm), stopping));
        return started(
                new KafkaSubscription(group.name(), member, stopping, calm::interrupt, trouble, settings.warnings()));
    }

    @Override
    public long catchUp(ConsumerGroup group, EventHandler handler) {
        return doing("consume", () -> {
            try (GroupMember member = joined(new Attempts(group, handler), new Stopping())) {
                return member.catchUp();
            }
        });
    }

    @Override
    public long replay(EventSelection selection, Consumer<Event> consumer) {
        Predicate<Event> walk = selection.walk();
        return doing("read", () -> {
            topic.ensure();
            try (var reader = clients.reader()) {
                return TopicScan.of(reader, topic).forEach(record -> handOut(record, walk, consumer));
            }
        });
    }

    @Override
    public EventSubscription follow(Consumer<Event> onlooker) {
        KafkaFollower follower = doing("follow", () -> {
            topic.ensure();
            return KafkaFollower.of(clients.reader(), topic, records, onlooker, settings.warnings());
        });
        Stopping stopping = new Stopping();
        UninterruptedHandler none = new UninterruptedHandler(event -> {}, stopping);
        return started(new KafkaSubscription("", follower, stopping, none::interrupt, trouble, settings.warnings()));
    }

    @Override
    public EventBusStats stats() {
        return doing("read", () -> {
            topic.ensure();
            try (Admin admin = clients.admin();
                    var reader = clients.reader()) {
                return new TopicStats(topic, deadLetters, admin, reader).count(clock);
            }
        });
    }

    @Override
    public void close() {
        List<EventSubscription> running;
        synchronized (subscriptions) {
            running = List.copyOf(subscriptions);
            subscriptions.clear();
        }
        running.forEach(EventSubscription::close);
        writer.close();
    }

    private GroupMember joined(Attempts attempts, Stopping stopping) {
        ConsumerGroup group = attempts.group();
        topic.ensure();
        Duration patience = JOINING.plus(group.lease());
        Shares shares = new Shares(clients.member(group), topic, patience, settings.warnings());
        GroupMember member = new GroupMember(attempts, shares, records, deadLetters, stopping, settings.warnings());
        try {
            member.join();
            return member;
        } catch (RuntimeException e) {
            member.close();
            throw e;
        }
    }

    private EventSubscription started(KafkaSubscription subscription) {
        synchronized (subscriptions) {
            subscriptions.add(subscription);
        }
        subscription.start();
        return subscription;
    }

    private boolean handOut(ConsumerRecord<byte[], byte[]> record, Predicate<Event> walk, Consumer<Event> consumer) {
        try {
            Event event = records.read(record);
            boolean isMeant = walk.test(event);
            if (isMeant) {
                consumer.accept(event);
            }
            return isMeant;
        } catch (NoEventException e) {
            return false; // it is a dead letter of whoever consumes it
        }
    }

    /** Kafka's clients refuse a thread that was interrupted before: it is so again afterwards. */
    private <T> T doing(String what, Supplier<T> action) {
        boolean interrupted = Thread.interrupted();
        try {
            return trouble.translating(what, action);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
