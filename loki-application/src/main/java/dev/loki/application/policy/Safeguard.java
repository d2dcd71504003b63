package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import java.util.List;

/**
 * What is judged at an enforcement point besides the policies, and whatever they say: limits that hold by themselves. It
 * can make a decision stricter, never milder. Implementations are thread-safe.
 */
public interface Safeguard {

    /** The context with what this knows better than whoever asks; the policies are asked with it. */
    default JsonObject complete(EnforcementPoint point, JsonObject context) {
        return context;
    }

    /** What speaks against the action; none where nothing does. Where this throws, the action is denied. */
    List<Violation> judge(EnforcementPoint point, JsonObject context);

    /** What this asks of the context and how that is answered, for an explanation; none where it has no say. */
    List<TraceStep> explain(EnforcementPoint point, JsonObject context);
}
