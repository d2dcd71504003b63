package dev.loki.bootstrap;

import dev.loki.adapter.otlp.recorded.OtlpRecordedTelemetry;
import dev.loki.application.metric.RecordedMetrics;
import dev.loki.application.trace.RecordedTraces;
import dev.loki.bootstrap.settings.TelemetrySettings;
import java.nio.file.Path;

/** Telemetry that was recorded in files, by Loki or by a collector, to be read. Thread-safe. */
public final class Recordings {

    private final Basics basics;

    Recordings(Basics basics) {
        this.basics = basics;
    }

    /**
     * Where the project's telemetry is kept: where LOKI_OTEL_ENDPOINT says, else {@code telemetry} in Loki's folder.
     *
     * @throws ConfigurationException where the variable names a folder that may not be one of telemetry
     */
    public Path folder() {
        TelemetrySettings settings = basics.settings().telemetry();
        return settings != null && TelemetryFolder.isNamedBy(settings.endpoint())
                ? TelemetryFolder.of(settings.endpoint(), basics.project())
                : basics.loki("telemetry");
    }

    /**
     * The traces in a file, or in a folder of files.
     *
     * @param path such as {@link #folder}
     */
    public RecordedTraces traces(Path path) {
        return new RecordedTraces(
                new OtlpRecordedTelemetry(path, basics.json().get()),
                Runtime.getRuntime().maxMemory());
    }

    /**
     * The metrics in a file, or in a folder of files.
     *
     * @param path such as {@link #folder}
     */
    public RecordedMetrics metrics(Path path) {
        return new RecordedMetrics(new OtlpRecordedTelemetry(path, basics.json().get()));
    }
}
