package dev.loki.verification.seeded.bootstrap;

/** Leads where one must not go. */
final class Detour {
    boolean isSame(Object other) {
        return other instanceof SpeaksHttp;
    }
}
