package dev.loki.verification.seeded.bootstrap;

import java.util.Optional;

/** Keeps the rules. */
public record Wiring(Optional<String> home) {
    static Wiring fromEnvironment() {
        return new Wiring(Optional.ofNullable(System.getenv("LOKI_HOME")));
    }
}
