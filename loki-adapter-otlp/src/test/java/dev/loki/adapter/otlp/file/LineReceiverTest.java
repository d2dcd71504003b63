package dev.loki.adapter.otlp.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.contracts.telemetry.InMemoryTelemetrySink;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySinkException;
import org.junit.jupiter.api.Test;

class LineReceiverTest {

    private static final Encoded REQUEST = Encoded.of("{}".getBytes(UTF_8));

    @Test
    void aRequestIsALineOfItsSignal() {
        InMemoryTelemetrySink sink = new InMemoryTelemetrySink();

        Delivery delivery = new LineReceiver(Signal.METRICS, sink).send(REQUEST, 3);

        assertThat(delivery).isEqualTo(Delivery.taken(3, null));
        assertThat(sink.lines(Signal.METRICS)).containsExactly("{}");
        assertThat(sink.lines(Signal.TRACES)).isEmpty();
    }

    @Test
    void whatCannotBeWrittenIsLossAndTheNextIsTriedAgain() {
        LineReceiver receiver = new LineReceiver(Signal.TRACES, (signal, line, length) -> {
            throw new TelemetrySinkException("cannot write traces.jsonl: no space left on device", null);
        });

        Delivery delivery = receiver.send(REQUEST, 3);

        assertThat(delivery.accepted()).isZero();
        assertThat(delivery.cause()).isEqualTo(ExportLoss.Cause.UNWRITABLE);
        assertThat(delivery.trouble()).isEqualTo(receiver.lastFailure()).contains("no space left");
    }

    @Test
    void afterTheEndNothingIsWritten() {
        InMemoryTelemetrySink sink = new InMemoryTelemetrySink();
        LineReceiver receiver = new LineReceiver(Signal.TRACES, sink);
        receiver.abort();

        assertThat(receiver.send(REQUEST, 3).cause()).isEqualTo(ExportLoss.Cause.CLOSED);
        assertThat(sink.lines(Signal.TRACES)).isEmpty();
    }
}
