package dev.loki.contracts.telemetry;

import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps lines in memory. Thread-safe. */
public final class InMemoryTelemetrySink implements TelemetrySink {

    private final Map<Signal, List<String>> lines = new EnumMap<>(Signal.class);

    @Override
    public synchronized void append(Signal signal, byte[] utf8, int length) {
        TelemetrySink.requireLine(utf8, length);
        lines.computeIfAbsent(signal, key -> new ArrayList<>())
                .add(new String(utf8, 0, length, StandardCharsets.UTF_8));
    }

    /** What was appended, in order. */
    public synchronized List<String> lines(Signal signal) {
        return List.copyOf(lines.getOrDefault(signal, List.of()));
    }
}
