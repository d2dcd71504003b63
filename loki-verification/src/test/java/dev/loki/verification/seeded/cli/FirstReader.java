package dev.loki.verification.seeded.cli;

import java.util.Map;

/** Might be the one reader of the environment. */
final class FirstReader {
    Map<String, String> environment() {
        return System.getenv();
    }
}
