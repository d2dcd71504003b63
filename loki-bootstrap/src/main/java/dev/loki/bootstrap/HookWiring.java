package dev.loki.bootstrap;

import dev.loki.adapter.agents.claude.ClaudeCodeHooks;
import dev.loki.adapter.agents.claude.ClaudeCodeSettings;
import dev.loki.adapter.agents.codex.CodexHooks;
import dev.loki.adapter.agents.codex.CodexSettings;
import dev.loki.adapter.agents.cursor.CursorHooks;
import dev.loki.adapter.agents.cursor.CursorSettings;
import dev.loki.adapter.agents.gemini.GeminiHooks;
import dev.loki.adapter.agents.gemini.GeminiSettings;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.hook.HookControl;
import dev.loki.application.hook.MeteredSession;
import dev.loki.application.hook.SessionLimit;
import dev.loki.application.trace.Traces;
import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.AgentSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The agents whose hooks are answered, and what answers them. */
final class HookWiring {

    static final List<AgentHooks> AGENTS =
            List.of(new ClaudeCodeHooks(), new CodexHooks(), new GeminiHooks(), new CursorHooks());

    static final List<AgentSettings> SETTINGS = List.of(
            ClaudeCodeSettings.settings(),
            CodexSettings.settings(),
            GeminiSettings.settings(),
            CursorSettings.settings());

    private HookWiring() {}

    /** The agent of this name on the command line. */
    static Optional<AgentHooks> agent(String name) {
        return AGENTS.stream().filter(hooks -> hooks.agent().equals(name)).findFirst();
    }

    /**
     * What agents' hooks ask is asked in their name, and whatever they say of the project is not believed.
     *
     * @param heard what is heard of sessions; empty where agents' telemetry does not reach this process
     */
    static HookControl control(
            Basics basics,
            PolicyWiring policy,
            Supplier<ApprovalWiring> approvals,
            BudgetWiring budget,
            Supplier<Optional<HeardSessions>> heard,
            AuditTrail audit,
            Traces traces) {
        SessionLimit metered = new MeteredSession(
                budget::isLimited,
                heard,
                basics.settings().budget().deniesUnmetered(),
                () -> budget.budgets().shutdown(),
                new Unrepeated(basics.warnings()));
        return new HookControl(
                basics.json(),
                policy::controlForHooks,
                (point, action, decision) -> claim(approvals, point, action, decision),
                metered,
                audit,
                traces);
    }

    /** A key that cannot be used is told to whoever asks. */
    private static Decision claim(
            Supplier<ApprovalWiring> approvals, EnforcementPoint point, JsonObject action, Decision decision) {
        try {
            return approvals.get().control().claim(point, action, decision);
        } catch (ConfigurationException e) {
            return decision.warning(e.problems());
        }
    }
}
