package dev.loki.verification.seeded.ports.policy;

import java.nio.file.Path;

/** Keeps the rules: a path is a value of the JDK. */
public interface Port {
    /** Where it looks. */
    Path folder();
}
