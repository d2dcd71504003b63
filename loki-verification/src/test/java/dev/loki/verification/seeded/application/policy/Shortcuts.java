package dev.loki.verification.seeded.application.policy;

import dev.loki.verification.seeded.adapter.left.Left;
import io.github.resilience4j.retry.Retry;
import java.io.FileInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.Yaml;

/** One way past the ports each. */
final class Shortcuts {
    private Shortcuts() {}

    static final class LooksAtFiles {
        boolean there(Path file) {
            return Files.exists(file);
        }
    }

    record ReadsStream(FileInputStream stream) {}

    record KnowsNetwork(URI uri) {}

    record KnowsYaml(Yaml yaml) {}

    record KnowsRetry(Retry retry) {}

    record KnowsAdapter(Left left) {}
}
