package dev.loki.adapter.kafka.event;

import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventRefusedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Writes records, each acknowledged by all replicas that are in sync before this returns. Thread-safe. */
final class KafkaWriter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final KafkaTrouble trouble;
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean closed;

    KafkaWriter(KafkaClients clients, KafkaTrouble trouble) {
        this.clients = clients;
        this.trouble = trouble;
    }

    /**
     * Writes a record.
     *
     * @throws EventRefusedException where the topic takes no record of its size
     * @throws EventBusException where it was not acknowledged; it may be there all the same
     */
    void write(ProducerRecord<byte[], byte[]> record) {
        try {
            producer().send(record).get();
        } catch (ExecutionException | KafkaException | IllegalStateException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            throw failure(new InterruptException(e)); // which sets the thread's mark again
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close(PATIENCE);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (closed) {
            throw new EventBusException("the event bus is closed", null);
        }
        Producer<byte[], byte[]> made = producer;
        if (made == null) {
            made = clients.producer();
            producer = made;
        }
        return made;
    }

    private EventBusException failure(Exception e) {
        if (e.getCause() instanceof RecordTooLargeException || e instanceof RecordTooLargeException) {
            return new EventRefusedException(
                    "the event is larger than the topic takes; raise its max.message.bytes, and max.request.size");
        }
        return trouble.failure("publish on", e);
    }
}
