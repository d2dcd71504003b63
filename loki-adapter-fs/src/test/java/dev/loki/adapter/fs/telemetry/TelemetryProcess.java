package dev.loki.adapter.fs.telemetry;

import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/** A process that appends lines of its own: folder, name and number of lines are its arguments. */
final class TelemetryProcess {

    static final long ROTATED_FROM = 200_000;

    private TelemetryProcess() {}

    public static void main(String[] arguments) {
        TelemetrySink sink = new FileTelemetrySink(Path.of(arguments[0]), Clock.systemUTC(), ROTATED_FROM);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            byte[] line = line(arguments[1], i).getBytes(StandardCharsets.US_ASCII);
            sink.append(Signal.TRACES, line, line.length);
        }
    }

    static String line(String name, int number) {
        return name + "-" + number + "-" + "x".repeat(3_000);
    }
}
