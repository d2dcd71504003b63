package dev.loki.verification.seeded.http;

import java.util.Optional;

/** Asks for itself what should be handed in. */
final class ReadsProxy {
    Optional<String> proxy() {
        return Optional.ofNullable(System.getenv("HTTPS_PROXY"));
    }
}
