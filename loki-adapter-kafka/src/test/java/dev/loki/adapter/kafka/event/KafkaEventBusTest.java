package dev.loki.adapter.kafka.event;

import dev.loki.contracts.event.EventBusContract;
import dev.loki.ports.event.EventBus;
import java.util.ArrayList;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, on a topic as the broker makes it: with one partition. */
@ExtendWith(RunningBroker.class)
class KafkaEventBusTest extends EventBusContract {

    private final String topic = RunningBroker.freshTopic();

    @Override
    protected EventBus open() {
        return RunningBroker.open(topic, new ArrayList<>());
    }
}
