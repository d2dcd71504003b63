package dev.loki.adapter.kafka.event;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A member in a process of its own: prints each id it is given, and never returns from the one that it is told. */
public final class ConsumingProcess {

    private ConsumingProcess() {}

    /**
     * Consumes until it is killed.
     *
     * @param arguments brokers, topic, group, and the id to stop at
     */
    public static void main(String[] arguments) throws InterruptedException {
        KafkaBusSettings settings = new KafkaBusSettings(
                arguments[0],
                arguments[1],
                Map.of("session.timeout.ms", "1000", "heartbeat.interval.ms", "100"),
                System.err::println);
        CountDownLatch never = new CountDownLatch(1);
        try (KafkaEventBus bus = new KafkaEventBus(settings, new JacksonJsonReader(), Clock.systemUTC())) {
            bus.subscribe(ConsumerGroup.named(arguments[2]), event -> {
                System.out.println(event.id());
                if (event.id().equals(arguments[3])) {
                    never.await();
                }
            });
            never.await();
        }
    }
}
