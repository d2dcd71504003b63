package dev.loki.verification.seeded.bootstrap;

import java.util.Map;

/** Takes the environment of the process where one is handed in. */
final class ReadsEnvironment {
    Map<String, String> environment() {
        return System.getenv();
    }
}
