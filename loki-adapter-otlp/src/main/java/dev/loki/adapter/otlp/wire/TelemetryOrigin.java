package dev.loki.adapter.otlp.wire;

import dev.loki.domain.trace.Attributes;

/**
 * What all spans and metrics of a process have in common.
 *
 * @param resource who made them: {@code service.name}, {@code telemetry.sdk.*}, {@code process.pid} and the like
 * @param version the version of Loki, which is the instrumentation scope {@code dev.loki}
 */
public record TelemetryOrigin(Attributes resource, String version) {}
