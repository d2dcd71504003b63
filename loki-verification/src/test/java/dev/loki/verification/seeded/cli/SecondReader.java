package dev.loki.verification.seeded.cli;

import java.util.Map;
import java.util.function.Supplier;

/** Is one reader too many, and hides it behind a method reference. */
final class SecondReader {
    Supplier<Map<String, String>> environment() {
        return System::getenv;
    }
}
