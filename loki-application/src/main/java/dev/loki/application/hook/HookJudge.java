package dev.loki.application.hook;

import dev.loki.application.policy.PolicyControl;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.hook.ToolQuestion;
import dev.loki.domain.hook.ToolQuestions;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.trace.SpanContext;
import dev.loki.ports.hook.HookOrigin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the policies about one hook's call. For one use.
 *
 * @param policies asked in the name of the agent
 * @param claim has the last word on what requires approval
 * @param within the span that the checks happen in
 */
record HookJudge(
        PolicyControl policies,
        PolicyControl.Claim claim,
        SessionLimit limit,
        HookOrigin origin,
        @Nullable SpanContext within) {

    /** What was asked, and what was answered. */
    private record Asked(ToolQuestion question, Decision decision) {}

    /** Whether a tool may be used. What requires approval is claimed only where nothing else speaks against it. */
    HookVerdict beforeTool(HookCall call) {
        List<Asked> asked = new ArrayList<>();
        for (ToolQuestion question : ToolQuestions.of(call).all()) {
            Decision decision = policies.check(question.point(), question.context(), within);
            if (!decision.allowed() && !decision.requiresApproval()) {
                return refused(decision);
            }
            asked.add(new Asked(question, decision));
        }
        return claimed(call, asked);
    }

    /** A tool call that could not be read is refused, and told as each refusal is. */
    HookVerdict unread(String why) {
        return refused(policies.refuseUnread(EnforcementPoint.PRE_EXECUTION, why, within));
    }

    private HookVerdict claimed(HookCall call, List<Asked> asked) {
        Optional<String> limited = limit.reached(call, origin);
        if (limited.isPresent()) {
            return HookVerdict.deny(limited.get());
        }
        List<String> notes = new ArrayList<>();
        for (Asked one : asked) {
            Decision decision = one.decision();
            Decision last = decision.requiresApproval()
                    ? claim.on(one.question().point(), one.question().context(), decision)
                    : decision;
            if (!last.allowed()) {
                return refused(last);
            }
            notes.addAll(last.warnings());
        }
        return HookVerdict.PASS.noting(notes);
    }

    /** Whether the agent is to go on behind a tool's use. */
    HookVerdict afterTool(HookCall call) {
        return limit.reached(call, origin).map(HookVerdict::end).orElse(HookVerdict.PASS);
    }

    /** What may be said of a text that is there: what could not be judged passes, with a note. */
    HookVerdict text(String content, String tool) {
        JsonObject.Builder context = JsonObject.builder();
        if (!tool.isEmpty()) {
            context.put("tool", tool);
        }
        JsonObject asked = context.put("content", content).build();
        Decision first = policies.check(EnforcementPoint.DATA, asked, within);
        Decision decision = first.requiresApproval() ? claim.on(EnforcementPoint.DATA, asked, first) : first;
        if (decision.allowed()) {
            return HookVerdict.PASS.noting(decision.warnings());
        }
        return decision.code() == ReasonCode.VIOLATED
                ? refused(decision)
                : HookVerdict.PASS.noting(List.of("not judged, and so let through: " + decision.reason()));
    }

    private static HookVerdict refused(Decision decision) {
        List<String> parts = new ArrayList<>();
        parts.add(decision.reason());
        parts.addAll(decision.warnings());
        return HookVerdict.deny(String.join("; ", parts));
    }
}
