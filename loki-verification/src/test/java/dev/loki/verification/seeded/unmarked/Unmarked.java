package dev.loki.verification.seeded.unmarked;

/** Lives in a package without null annotations. */
record Unmarked(String name) {}
