package dev.loki.cli;

import dev.loki.domain.policy.Verdict;

/** What the {@code loki} command exits with, besides a child's own code; docs/cli.md has the table. */
final class ExitCode {

    static final int OK = 0;
    static final int DENIED = 1;
    static final int APPROVAL_REQUIRED = 2;
    static final int CONFIGURATION = 3;
    static final int BUDGET = 4;
    static final int USAGE = 64;
    static final int INTERNAL = 70;

    private ExitCode() {}

    /** The exit code that says a verdict. */
    static int of(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> OK;
            case DENY -> DENIED;
            case REQUIRE_APPROVAL -> APPROVAL_REQUIRED;
        };
    }
}
