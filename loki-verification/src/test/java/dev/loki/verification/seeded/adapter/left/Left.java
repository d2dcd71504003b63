package dev.loki.verification.seeded.adapter.left;

import dev.loki.verification.seeded.ports.policy.Port;
import java.nio.file.Path;
import okhttp3.OkHttpClient;

/** Keeps the rules: implements a port with a technology. */
public record Left(OkHttpClient client) implements Port {
    @Override
    public Path folder() {
        return Path.of("left");
    }
}
