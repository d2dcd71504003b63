package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.AgentAction;
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
    JsonObject complete(JsonObject given) {
        JsonObject context = AgentAction.read(given);
        boolean needed = AgentAction.isLocal(context) && (fixed || context.get(ContextPath.ROOT) == null);
        return needed ? context.with(ContextPath.ROOT, new JsonString(projectDir)) : context;
    }

    /** What the policies say to both spellings of a path, and what no policy can allow. */
    List<TraceStep> explain(ActivePolicies policies, JsonObject given) {
        Optional<String> fault = AgentAction.fault(given);
        if (fault.isPresent()) {
            return List.of(refusal("action", "an action must say one thing", ReasonCode.INVALID_INPUT, fault.get()));
        }
        JsonObject context = complete(given);
        List<TraceStep> steps = new ArrayList<>();
        for (JsonObject spelling : AgentAction.spellings(context)) {
            String taken = spelling.equals(context) ? "" : "file_path: " + file(spelling);
            explain(policies, spelling, taken, steps);
        }
        if (protection != null) {
            steps.add(protection.explain(context));
        }
        return List.copyOf(steps);
    }

    private void explain(ActivePolicies policies, JsonObject context, String taken, List<TraceStep> steps) {
        for (TraceStep step : policies.explain(EnforcementPoint.PRE_EXECUTION, context)) {
            steps.add(taken.isEmpty() ? step : step.given(taken));
        }
        Optional<JsonObject> real = PathSpelling.real(context, realPaths);
        if (real.isEmpty()) {
            steps.add(refusal(LINKS, "links must lead somewhere", ReasonCode.INVALID_INPUT, UNTOLD.reason()));
        } else if (!real.get().equals(context)) {
            String change = "links followed: " + file(real.get());
            policies.explain(EnforcementPoint.PRE_EXECUTION, real.get()).forEach(step -> steps.add(step.given(change)));
        }
    }

    private static String file(JsonObject context) {
        return context.string(ContextPath.FILE).orElse("");
    }

    /** A step that says no. */
    static TraceStep refusal(String name, String asked, ReasonCode code, String why) {
        Violation violation = new Violation(name, PolicyAction.DENY, code, why);
        return new TraceStep(name, Origin.BUILT_IN, Mode.ENFORCE, asked, violation);
    }

    /** What the policies and no policy say to an action. */
    Judgement check(ActivePolicies policies, JsonObject given) {
        Optional<String> fault = AgentAction.fault(given);
        if (fault.isPresent()) {
            return Judgement.of(Decision.failClosed(ReasonCode.INVALID_INPUT, fault.get()), given);
        }
        JsonObject context = complete(given);
        LinkedSpelling links = new LinkedSpelling(policies, realPaths);
        Decision decision = AgentAction.judge(context, links::judge);
        Decision guarded = protection == null ? decision : protection.guard(context, decision);
        return new Judgement(guarded, context, links.followed(context));
    }
}
