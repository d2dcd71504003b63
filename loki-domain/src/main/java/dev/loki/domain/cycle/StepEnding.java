package dev.loki.domain.cycle;

import java.util.Locale;
import java.util.Optional;

/**
 * How a step ended, or why it did not begin.
 *
 * @param exitCode what the cycle exits with where it ends here
 * @param details one line for people, without secrets; may be empty
 */
public record StepEnding(Result result, int exitCode, String details) {

    /** The ways to end. */
    public enum Result {
        /** Its command exited with 0. */
        DONE,
        /** Its command exited with another code, or could not be started. */
        FAILED,
        /** It took longer than it may, and was ended. */
        TIMED_OUT,
        /** A policy said no, so it did not begin. */
        DENIED(CycleStop.Reason.DENIED),
        /** A person must agree first, so it did not begin. */
        APPROVAL_REQUIRED(CycleStop.Reason.APPROVAL_REQUIRED),
        /** A budget is used up. */
        BUDGET_EXCEEDED(CycleStop.Reason.BUDGET_EXCEEDED),
        /** Somebody asked by a file or an event for the end. */
        STOPPED(CycleStop.Reason.STOPPED),
        /** A signal asked for the end. */
        INTERRUPTED(CycleStop.Reason.INTERRUPTED);

        private final String wireName = name().toLowerCase(Locale.ROOT);

        @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum
        private final Optional<CycleStop.Reason> stop;

        Result() {
            this.stop = Optional.empty();
        }

        Result(CycleStop.Reason stop) {
            this.stop = Optional.of(stop);
        }

        /** The name in the audit trail and in events. */
        public String wireName() {
            return wireName;
        }

        /** Whether the step is behind the cycle, and never taken again in its iteration. */
        public boolean finishesTheStep() {
            return stop.isEmpty();
        }

        /** Why the cycle stops before it has taken the step; empty where it does not. */
        Optional<CycleStop.Reason> stop() {
            return stop;
        }
    }

    /** In a few words for people, such as {@code passed}, or {@code failed, exit code 3}. */
    public String told(StepKind kind) {
        String how =
                switch (result) {
                    case DONE -> kind.verifies() ? "passed" : "done";
                    case FAILED -> "failed";
                    case TIMED_OUT -> "timed out";
                    default -> result.wireName().replace('_', ' ');
                };
        return result == Result.DONE || details.isEmpty() ? how : how + ", " + details;
    }

    /** A command that ended by itself. */
    public static StepEnding exited(int exitCode, String details) {
        return new StepEnding(exitCode == 0 ? Result.DONE : Result.FAILED, exitCode, details);
    }
}
