package dev.loki.domain.cycle;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * That a cycle came to its end, or was stopped on the way.
 *
 * @param exitCode what its process exits with
 * @param message for people, without secrets; may be empty
 */
public record CycleStop(Reason reason, int exitCode, String message) {

    /** What a cycle exits with at its limits. */
    public static final int LIMIT_REACHED = 20;

    /** Why. */
    public enum Reason {
        /** The work passed its gates and was deployed, where a deployment is asked for. */
        FINISHED,
        DENIED,
        APPROVAL_REQUIRED,
        BUDGET_EXCEEDED,
        /** All iterations were used up. */
        ITERATIONS_SPENT,
        /** The time was used up. */
        TIME_SPENT,
        /** The work passed its gates, and could not be deployed. */
        DEPLOYMENT_FAILED,
        /** By a file or an event. */
        STOPPED,
        /** By a signal. */
        INTERRUPTED,
        /** What happens could not be put on record, so nothing more was started. */
        NOT_RECORDED;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        /** The name in the audit trail, in state files and in JSON. */
        public String wireName() {
            return wireName;
        }

        static Optional<Reason> named(String wireName) {
            return Arrays.stream(values())
                    .filter(reason -> reason.wireName.equals(wireName))
                    .findFirst();
        }
    }

    /** Whether the cycle has gone as far as it may, rather than been stopped on its way. */
    boolean isEnd() {
        return reason == Reason.FINISHED || reason == Reason.ITERATIONS_SPENT || reason == Reason.TIME_SPENT;
    }

    /** Whether the cycle may be gone on with. */
    public boolean isResumable() {
        return reason != Reason.FINISHED;
    }
}
