package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.Policy;
import java.util.Locale;

/** What may be suspicious in a policy file; docs/policies.md explains each by its id. */
public enum Suspicion {
    NEVER_VIOLATED(Severity.WARNING),
    ALWAYS_VIOLATED(Severity.WARNING),
    WRONG_KIND(Severity.WARNING),
    CONTRADICTION(Severity.WARNING),
    SHADOWED(Severity.WARNING),
    SAME_CONDITION(Severity.WARNING),
    DUPLICATE_MEMBER(Severity.WARNING),
    PROVIDER_CASE(Severity.WARNING),
    PROGRAM_NEVER_RUNS(Severity.WARNING),
    UNKNOWN_FIELD(Severity.WARNING),
    MISSPELT_GATE(Severity.WARNING),
    UNKNOWN_GATE(Severity.NOTE),
    MODE_OFF(Severity.NOTE),
    SHADOW_UNDESCRIBED(Severity.NOTE),
    SECRET_ONLY_WARNED(Severity.WARNING),
    SLOW_PATTERN(Severity.WARNING),
    SKIPS_MISSING_PATH(Severity.WARNING),
    AUTO_APPROVE(Severity.WARNING),
    IDLE_TEST(Severity.WARNING),
    UNTESTED(Severity.NOTE),
    UNUSED_FILE(Severity.WARNING);

    /** How much a finding matters. */
    public enum Severity {
        WARNING,
        NOTE;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The word in answers. */
        public String word() {
            return word;
        }
    }

    private final Severity severity;
    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Suspicion(Severity severity) {
        this.severity = severity;
    }

    /** The stable name, such as {@code never-violated}. */
    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    LintFinding at(Policy policy, String message, String mend) {
        return new LintFinding(
                this, policy.origin().file(), policy.origin().line(), policy.name(), message, mend);
    }
}
