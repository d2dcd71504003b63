package dev.loki.verification.seeded.adapter.left;

import com.fasterxml.jackson.core.JsonFactory;
import dev.loki.verification.seeded.ports.policy.Port;
import java.nio.file.Path;

/** Keeps the rules: implements a port with a technology. */
public record Left(JsonFactory json) implements Port {
    @Override
    public Path folder() {
        return Path.of("left");
    }
}
