package dev.loki.adapter.kafka.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.event.Retries;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is Kafka's own: partitions, records that are no events, dead letters, retention. */
@ExtendWith(RunningBroker.class)
class KafkaTopicTest {

    private static final ConsumerGroup GROUP =
            ConsumerGroup.named("readers").retrying(new Retries(2, Duration.ofMillis(1)));

    private final String topic = RunningBroker.freshTopic();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
    private final List<KafkaEventBus> opened = new ArrayList<>();
    private final KafkaEventBus bus = another();

    @AfterEach
    void closeBuses() {
        opened.forEach(KafkaEventBus::close);
    }

    @Test
    void membersShareThePartitionsAndEachEventGoesToOneOfThem() throws Exception {
        create(4);
        CountDownLatch handled = new CountDownLatch(200);
        List<String> received = Collections.synchronizedList(new ArrayList<>());
        for (int member = 0; member < 2; member++) {
            another().subscribe(GROUP, event -> {
                received.add(event.id());
                handled.countDown();
            });
        }
        emit(IntStream.range(0, 200).mapToObj(i -> "e" + i).toArray(String[]::new));

        assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(received).doesNotHaveDuplicates();
        closeBuses();
        assertThat(bus(topic).stats().groups()).containsExactly(new EventBusStats.Group("readers", 0, 0, false));
    }

    @Test
    void replayIsInTheOrderOfEmissionAcrossPartitions() throws Exception {
        create(3);
        try (Producer<byte[], byte[]> producer = clients().producer()) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            CloudEventRecords records = new CloudEventRecords(topic, new JacksonJsonReader());
            for (int i = 0; i < 2_500; i++) {
                ProducerRecord<byte[], byte[]> record = records.of(event("e" + i));
                sent.add(producer.send(new ProducerRecord<>(
                        topic, i % 7 % 3, 1_000L + i, record.key(), record.value(), record.headers())));
            }
            for (Future<RecordMetadata> one : sent) {
                assertThat(one.get()).isNotNull();
            }
        }
        List<String> ids = new ArrayList<>();
        bus.replay(EventSelection.ALL, event -> ids.add(event.id()));

        assertThat(ids)
                .isEqualTo(IntStream.range(0, 2_500).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void anIdThatComesAgainIsRememberedByTheNextMemberToo() {
        emit("a", "b");
        assertThat(caughtUp(bus, GROUP)).containsExactly("a", "b");
        emit("a", "c");

        assertThat(caughtUp(another(), GROUP)).containsExactly("c");
    }

    @Test
    void aDeadLetterIsTheRecordWithItsReason() {
        emit("a");
        bus.catchUp(GROUP, event -> {
            throw new IllegalStateException("never");
        });

        ConsumerRecord<byte[], byte[]> letter = deadLetters().get(0);
        assertThat(header(letter, "ce_id")).contains("a");
        assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("{}");
        assertThat(header(letter, "loki-group")).contains("readers");
        assertThat(header(letter, "loki-offset")).contains("0");
        assertThat(header(letter, "loki-reason"))
                .contains("the handler of group readers refused it 2 times, at last with"
                        + " java.lang.IllegalStateException: never");
        assertThat(warnings).singleElement().asString().startsWith("event a is a dead letter: ");
    }

    @Test
    void whatIsNoEventIsSetAsideOnceHoweverManyGroupsSeeIt() throws Exception {
        emit("a");
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
            assertThat(producer.send(new ProducerRecord<>(topic, junk)).get()).isNotNull();
        }
        emit("b");

        assertThat(caughtUp(bus, GROUP)).containsExactly("a", "b");
        assertThat(caughtUp(bus, ConsumerGroup.named("others"))).containsExactly("a", "b");
        assertThat(bus.stats().setAside()).isEqualTo(1);
        assertThat(bus.stats().groups()).allMatch(group -> group.deadLetters() == 0 && group.lag() == 0);
        assertThat(deadLetters()).hasSize(2).allMatch(letter -> new String(letter.value(), StandardCharsets.UTF_8)
                .equals("junk"));
    }

    @Test
    void whatRetentionDeletedUnseenIsTold() throws Exception {
        emit("a", "b", "c");
        assertThat(caughtUp(bus, GROUP)).hasSize(3);
        emit("d", "e", "f");
        try (Admin admin = Admin.create(RunningBroker.clientConfig())) {
            var deleted = admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(5)));
            assertThat(deleted.all().get()).isNull();
        }

        assertThat(caughtUp(another(), GROUP)).containsExactly("f");
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("2 events on ")
                .contains("retention.ms");
    }

    @Test
    void aMemberThatTakesLongerThanItsLeaseLosesTheEventToAnother() throws Exception {
        ConsumerGroup impatient = GROUP.leasing(Duration.ofSeconds(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        emit("a");
        KafkaEventBus slow = another();
        slow.subscribe(impatient, event -> {
            begun.countDown();
            taken.await();
        });
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        Set<String> received = ConcurrentHashMap.newKeySet();
        another().subscribe(impatient, event -> {
            received.add(event.id());
            taken.countDown();
        });

        assertThat(taken.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(received).containsExactly("a");
    }

    @Test
    void aMemberThatIsKilledLosesNothing() throws Exception {
        emit("a", "b", "c", "d");
        Process member = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ConsumingProcess.class.getName(),
                        RunningBroker.bootstrap(),
                        topic,
                        GROUP.name(),
                        "c")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> first = new ArrayList<>();
        try (BufferedReader lines = member.inputReader(StandardCharsets.UTF_8)) {
            while (!first.contains("c")) {
                first.add(String.valueOf(lines.readLine()));
            }
            member.destroyForcibly().waitFor();
        }

        assertThat(first).containsExactly("a", "b", "c");
        assertThat(caughtUp(bus, GROUP)).endsWith("c", "d").doesNotHaveDuplicates();
        assertThat(caughtUp(another(), GROUP)).isEmpty();
    }

    @Test
    void anEventThatTheTopicDoesNotTakeIsRefusedForGood() {
        Event large = new Event(
                event("a").json().with("payload", JsonObject.EMPTY.with("x", new JsonString("x".repeat(2_000_000)))));

        assertThatThrownBy(() -> bus.emit(large))
                .isInstanceOf(EventRefusedException.class)
                .hasMessageContaining("max.message.bytes");
    }

    /** Else it would be tried for ever, and nothing behind it be handled. */
    @Test
    void whatIsTooLargeForTheTopicOfDeadLettersHoldsNothingUp() throws Exception {
        NewTopic large = new NewTopic(topic, Optional.of(1), Optional.empty());
        large.configs(Map.of("max.message.bytes", "3000000"));
        try (Admin admin = Admin.create(RunningBroker.clientConfig())) {
            assertThat(admin.createTopics(List.of(large)).all().get()).isNull();
        }
        Map<String, Object> config = new HashMap<>(RunningBroker.clientConfig());
        config.put("max.request.size", "3000000");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(producer.send(new ProducerRecord<>(topic, new byte[2_000_000]))
                            .get())
                    .isNotNull();
        }
        bus.emit(new Event(
                event("a").json().with("payload", JsonObject.EMPTY.with("x", new JsonString("x".repeat(2_000_000))))));
        emit("b");
        List<String> received = new ArrayList<>();
        bus.catchUp(GROUP, event -> {
            if (event.id().equals("a")) {
                throw new IllegalStateException("never");
            }
            received.add(event.id());
        });

        assertThat(received).containsExactly("b");
        assertThat(bus.stats().setAside()).isEqualTo(1);
        assertThat(bus.stats().groups()).containsExactly(new EventBusStats.Group("readers", 0, 1, false));
        assertThat(deadLetters()).hasSize(2).allSatisfy(letter -> {
            assertThat(letter.value()).isNull();
            assertThat(header(letter, "loki-reason"))
                    .hasValueSatisfying(reason -> assertThat(reason).contains("max.message.bytes"));
        });
        assertThat(header(deadLetters().get(0), "loki-offset")).contains("0");
    }

    private KafkaEventBus another() {
        KafkaEventBus another = bus(topic);
        opened.add(another);
        return another;
    }

    private KafkaEventBus bus(String name) {
        return RunningBroker.open(name, warnings);
    }

    private void create(int partitions) throws Exception {
        try (Admin admin = Admin.create(RunningBroker.clientConfig())) {
            var created = admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())));
            assertThat(created.all().get()).isNull();
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(RunningBroker.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaClients clients() {
        return new KafkaClients(new KafkaBusSettings(RunningBroker.bootstrap(), topic, Map.of(), warnings::add));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        KafkaClients clients = clients();
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var reader = clients.reader()) {
            TopicScan.of(reader, new KafkaTopic(topic + KafkaDeadLetters.SUFFIX, clients))
                    .forEach(letters::add);
        }
        return letters;
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    private void emit(String... ids) {
        for (String id : ids) {
            bus.emit(event(id));
        }
    }

    private static List<String> caughtUp(KafkaEventBus bus, ConsumerGroup group) {
        List<String> ids = new ArrayList<>();
        bus.catchUp(group, event -> ids.add(event.id()));
        return ids;
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    }
}
