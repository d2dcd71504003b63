package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One compiled policy. Immutable and thread-safe.
 *
 * @param name the name the file gives it
 * @param condition what it asks of a context
 * @param action what it asks for where the condition does not hold
 * @param mode how seriously it is meant
 * @param skipsMissing whether a context that lacks what the condition needs is none of its business
 * @param description what it is for; empty where the file does not say
 * @param origin where it stands
 */
public record Policy(
        String name,
        Condition condition,
        PolicyAction action,
        Mode mode,
        boolean skipsMissing,
        String description,
        Origin origin) {

    /** How the context violates the policy; null where it does not. Allocates nothing where it does not. */
    public @Nullable Violation evaluate(JsonObject context) {
        Breach breach = condition.evaluate(context);
        if (breach == null || (skipsMissing && breach.code() == ReasonCode.MISSING_INPUT)) {
            return null;
        }
        PolicyAction asked = breach.action() == null ? action : breach.action();
        return new Violation(name, asked, breach.code(), breach.message(), breach.findings());
    }
}
