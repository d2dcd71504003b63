package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.PolicyFile;
import java.util.function.Consumer;

/** A family of suspicions, looked for together. */
@FunctionalInterface
interface LintCheck {

    /** Hands on everything suspicious, in any order. */
    void check(PolicyFile file, Consumer<LintFinding> findings);
}
