package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PathSpelling;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What pre_execution checks besides the policies: that a file is where its path says. Both spellings of a path must pass,
 * the one given and the one with links followed; and nothing of Loki's own may be changed. Thread-safe.
 */
public final class PathGuard {

    /** The answer where it cannot be told where a path leads. */
    static final Decision UNTOLD =
            Decision.failClosed(ReasonCode.INVALID_INPUT, "where file_path or project_dir really leads cannot be told");

    private static final String LINKS = "real-path";

    private final String projectDir;
    private final boolean fixed;
    private final RealPaths realPaths;
    private final @Nullable SelfProtection protection;

    /**
     * @param projectDir the project's folder, absolute, for contexts that name none
     * @param fixed whether a context may not name another: the agent asks, and is not believed
     * @param realPaths where paths really lead
     * @param protection what no policy can allow; null where Loki is only asked, and governs nothing
     */
    public PathGuard(String projectDir, boolean fixed, RealPaths realPaths, @Nullable SelfProtection protection) {
        this.projectDir = projectDir;
        this.fixed = fixed;
        this.realPaths = realPaths;
        this.protection = protection;
    }

    /** The context with the project's folder in it. */
    JsonObject complete(JsonObject context) {
        boolean named = context.get(ContextPath.FILE) != null || context.get("command") != null;
        boolean needed = named && (fixed || context.get(ContextPath.ROOT) == null);
        return needed ? context.with(ContextPath.ROOT, new JsonString(projectDir)) : context;
    }

    /** What the policies say to both spellings of a path, and what no policy can allow. */
    List<TraceStep> explain(ActivePolicies policies, JsonObject given) {
        JsonObject context = complete(given);
        List<TraceStep> steps = new ArrayList<>(policies.explain(EnforcementPoint.PRE_EXECUTION, context));
        Optional<JsonObject> real = PathSpelling.real(context, realPaths);
        if (real.isEmpty()) {
            steps.add(linksUnknown());
        } else if (!real.get().equals(context)) {
            String change =
                    "links followed: " + real.get().string(ContextPath.FILE).orElse("");
            policies.explain(EnforcementPoint.PRE_EXECUTION, real.get()).forEach(step -> steps.add(step.given(change)));
        }
        if (protection != null) {
            steps.add(protection.explain(context));
        }
        return steps;
    }

    private static TraceStep linksUnknown() {
        Violation violation = new Violation(LINKS, PolicyAction.DENY, ReasonCode.INVALID_INPUT, UNTOLD.reason());
        return new TraceStep(LINKS, Origin.BUILT_IN, Mode.ENFORCE, "links must lead somewhere", violation);
    }

    Judgement check(ActivePolicies policies, JsonObject given) {
        JsonObject context = complete(given);
        Decision decision = policies.evaluate(EnforcementPoint.PRE_EXECUTION, context);
        Optional<JsonObject> real = PathSpelling.real(context, realPaths);
        if (real.isEmpty()) {
            decision = decision.and(UNTOLD);
        } else if (!real.get().equals(context)) {
            decision = decision.and(policies.evaluate(EnforcementPoint.PRE_EXECUTION, real.get()));
        }
        Decision guarded = protection == null ? decision : protection.guard(context, decision);
        return new Judgement(guarded, context, real.orElse(null));
    }
}
