package dev.loki.contracts.telemetry;

import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import java.util.List;

class InMemoryTelemetrySinkTest extends TelemetrySinkContract {

    private final InMemoryTelemetrySink sink = new InMemoryTelemetrySink();

    @Override
    protected TelemetrySink open() {
        return sink;
    }

    @Override
    protected List<String> lines(Signal signal) {
        return sink.lines(signal);
    }
}
