package dev.loki.bootstrap;

import dev.loki.adapter.otlp.recorded.OtlpRecordedTelemetry;
import dev.loki.application.metric.RecordedMetrics;
import dev.loki.application.trace.RecordedTraces;
import dev.loki.ports.json.JsonReader;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Telemetry that was recorded in files, by Loki or by a collector, to be read. Thread-safe. */
public final class Recordings {

    private final Project project;
    private final @Nullable String endpoint;
    private final Supplier<JsonReader> json;

    Recordings(Project project, @Nullable String endpoint, Supplier<JsonReader> json) {
        this.project = project;
        this.endpoint = endpoint;
        this.json = json;
    }

    /**
     * Where the project's telemetry is kept: where LOKI_OTEL_ENDPOINT says, else {@code telemetry} in Loki's folder.
     *
     * @throws ConfigurationException where the variable names a folder that may not be one of telemetry
     */
    public Path folder() {
        return endpoint != null && TelemetryFolder.isNamedBy(endpoint)
                ? TelemetryFolder.of(endpoint, project)
                : project.lokiDir().resolve("telemetry");
    }

    /**
     * The traces in a file, or in a folder of files.
     *
     * @param path such as {@link #folder}
     */
    public RecordedTraces traces(Path path) {
        return new RecordedTraces(
                new OtlpRecordedTelemetry(path, json.get()),
                Runtime.getRuntime().maxMemory());
    }

    /**
     * The metrics in a file, or in a folder of files.
     *
     * @param path such as {@link #folder}
     */
    public RecordedMetrics metrics(Path path) {
        return new RecordedMetrics(new OtlpRecordedTelemetry(path, json.get()));
    }
}
