package dev.loki.cli.command;

import dev.loki.domain.policy.Verdict;

/** What the {@code loki} command exits with, besides a child's own code; docs/cli.md has the table. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int DENIED = 1;
    public static final int APPROVAL_REQUIRED = 2;
    public static final int CONFIGURATION = 3;
    public static final int BUDGET = 4;
    public static final int USAGE = 64;
    public static final int INTERNAL = 70;

    private ExitCode() {}

    /** The exit code that says a verdict. */
    public static int of(Verdict verdict) {
        return switch (verdict) {
            case ALLOW -> OK;
            case DENY -> DENIED;
            case REQUIRE_APPROVAL -> APPROVAL_REQUIRED;
        };
    }
}
