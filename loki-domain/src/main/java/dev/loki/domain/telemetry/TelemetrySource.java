package dev.loki.domain.telemetry;

import dev.loki.domain.trace.Attributes;

/**
 * Who told it: what a program says of itself, and which part of it speaks.
 *
 * @param resource the program: {@code service.name}, {@code service.version} and the like
 * @param scope the part of it, such as a library's name; empty where it is not said
 */
public record TelemetrySource(Attributes resource, String scope) {

    /** {@code service.name}; empty where it is not said. */
    public String service() {
        return resource.get("service.name") instanceof String name ? name : "";
    }
}
