package dev.loki.verification.seeded.bootstrap;

import java.util.Map;
import java.util.Optional;

/** Keeps the rules. */
public record Wiring(Optional<String> home) {
    static Wiring of(Map<String, String> environment) {
        return new Wiring(Optional.ofNullable(environment.get("LOKI_HOME")));
    }
}
