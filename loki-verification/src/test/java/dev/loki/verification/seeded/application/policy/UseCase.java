package dev.loki.verification.seeded.application.policy;

import dev.loki.verification.seeded.ports.policy.Port;
import java.nio.file.Path;

/** Keeps the rules: asks a port, passes a path on. */
public record UseCase(Port port) {
    Path folder() {
        return port.folder().resolve("policies.json");
    }
}
