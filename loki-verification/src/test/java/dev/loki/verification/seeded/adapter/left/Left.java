package dev.loki.verification.seeded.adapter.left;

import dev.loki.verification.seeded.ports.policy.Port;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;

/** Keeps the rules: implements a port with a technology. */
public record Left(Yaml yaml) implements Port {
    @Override
    public Path folder() {
        return Path.of("left");
    }
}
