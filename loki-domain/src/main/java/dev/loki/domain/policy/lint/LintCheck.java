package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.PolicyFile;
import java.util.function.Consumer;

/** One family of suspicions. */
@FunctionalInterface
interface LintCheck {

    /** Hands on everything suspicious, in any order. */
    void check(PolicyFile file, Consumer<LintFinding> findings);
}
