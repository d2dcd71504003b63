package dev.loki.adapter.otlp.delivery;

import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.ports.telemetry.Signal;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes spans in one way, whatever they are.
 *
 * @param answer to so many spans
 */
public record OneAnswerReceiver(
        IntFunction<Delivery> answer, @Nullable String lastFailure) implements Receiver {

    @Override
    public Signal signal() {
        return Signal.TRACES;
    }

    @Override
    public Encoding encoding() {
        return Encoding.JSON;
    }

    @Override
    public Delivery send(Encoded request, int items) {
        return answer.apply(items);
    }

    @Override
    public void abort() {}
}
