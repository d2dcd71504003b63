package dev.loki.bootstrap;

import dev.loki.application.audit.AuditTrail;
import dev.loki.application.hook.HookControl;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers the hooks of coding agents: Claude Code, Codex, Gemini CLI and Cursor. Thread-safe. */
public final class Hooks {

    private final Supplier<HookControl> control;
    private final Basics basics;
    private final AuditTrail audit;

    /** @param control made at its first use */
    Hooks(Supplier<HookControl> control, Basics basics, AuditTrail audit) {
        this.control = control;
        this.basics = basics;
        this.audit = audit;
    }

    /**
     * Puts hooks into agents' settings.
     *
     * @param environment says where a user's settings are, if not where they usually are
     * @param home the user's folder
     */
    public HookInstaller installer(Map<String, String> environment, Path home) {
        return new HookInstaller(basics, audit, OperatorCheck.of(basics), environment, home);
    }

    /**
     * Answers one call of a hook: exit code 2 where a tool must not be used, for whatever reason. Never throws.
     *
     * @param agent as on the command line, such as {@code claude-code}
     * @param event as the vendor spells it, such as {@code PreToolUse}
     * @param stdin what the hook was given
     * @param origin where the hook's process was started
     */
    public HookReply answer(String agent, String event, byte[] stdin, HookOrigin origin) {
        Optional<AgentHooks> hooks = HookWiring.agent(agent);
        return hooks.isPresent()
                ? control.get().answer(hooks.get(), event, stdin, origin)
                : HookReply.blocked(
                        "Loki: there is no agent of this name; expected one of " + String.join(", ", agents()));
    }

    /** The answer where none could be made, and why: a tool is not used, and what is only looked on goes on. */
    public static HookReply failed(String agent, String event, String why) {
        String said = "Loki: " + why;
        HookVerdict verdict = blocks(agent, event) ? HookVerdict.deny(said) : HookVerdict.PASS.noting(List.of(said));
        return HookWiring.agent(agent).map(hooks -> hooks.reply(event, verdict)).orElse(HookReply.blocked(said));
    }

    /** What the agents are called on the command line. */
    public static List<String> agents() {
        return HookWiring.AGENTS.stream().map(AgentHooks::agent).toList();
    }

    /** The events of an agent that are listened to; none of one that is not known. */
    public static List<String> events(String agent) {
        return HookWiring.agent(agent).map(AgentHooks::events).orElse(List.of());
    }

    /** Whether what an event tells of waits for the answer; where the event is not known, it does. */
    public static boolean blocks(String agent, String event) {
        return HookWiring.agent(agent)
                .flatMap(hooks -> hooks.moment(event))
                .map(moment -> moment.blocks())
                .orElse(true);
    }

    /** What hooks of an agent cannot block or see, a sentence each. */
    public static List<String> limits(String agent) {
        return HookWiring.agent(agent).map(AgentHooks::limits).orElse(List.of());
    }
}
