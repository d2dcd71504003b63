package dev.loki.domain.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a context fails a condition.
 *
 * @param code why, for programs
 * @param message why, for people; carries no secret
 * @param action what to do about it; null leaves it to the policy
 * @param findings how often each detector found something, where content was looked through
 */
public record Breach(
        ReasonCode code, String message, @Nullable PolicyAction action, Map<String, Integer> findings) {

    private Breach(ReasonCode code, String message, @Nullable PolicyAction action) {
        this(code, message, action, Map.of());
    }

    /** The condition does not hold. */
    static Breach violated(String message) {
        return new Breach(ReasonCode.VIOLATED, message, null);
    }

    /** The condition does not hold, because detectors found something. */
    static Breach found(String message, Map<String, Integer> findings) {
        return new Breach(ReasonCode.VIOLATED, message, null, findings);
    }

    /** The condition does not hold, and what follows does not depend on the policy's action. */
    static Breach violated(String message, PolicyAction action) {
        return new Breach(ReasonCode.VIOLATED, message, action);
    }

    /** The condition cannot be judged for want of a value: closed, unless the policy skips what is missing. */
    static Breach missing(String field) {
        return new Breach(ReasonCode.MISSING_INPUT, "the context has no " + field, PolicyAction.DENY);
    }

    /** A file operation that does not say on which file. */
    static Breach missingFile() {
        return new Breach(ReasonCode.MISSING_INPUT, "a file operation without " + ContextPath.FILE, PolicyAction.DENY);
    }

    /** The condition cannot be judged because a value is of the wrong kind: closed. */
    static Breach invalid(String field, String expected) {
        return new Breach(ReasonCode.INVALID_INPUT, field + " must be " + expected, PolicyAction.DENY);
    }
}
