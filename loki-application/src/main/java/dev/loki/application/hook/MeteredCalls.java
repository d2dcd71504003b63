package dev.loki.application.hook;

import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.usage.Agent;
import dev.loki.domain.usage.MeteredSessions;
import dev.loki.ports.hook.HookOrigin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sees to it that where tokens or dollars are limited, whoever consumes them tells of it, and ends a session whose budget is
 * used up. Thread-safe.
 *
 * @param limited whether tokens or dollars are limited now
 * @param heard what is heard of sessions, asked at each call; empty where agents' telemetry does not reach this process
 * @param denies whether a session of which nothing is heard may call no more tools; else it is only said
 * @param over why whatever runs is to end; empty where it may go on
 */
public record MeteredCalls(
        BooleanSupplier limited,
        Supplier<Optional<HeardSessions>> heard,
        boolean denies,
        Supplier<Optional<String>> over)
        implements ToolCallLimit {

    private static final String OTHERWISE = "; LOKI_BUDGET_UNMETERED=warn lets it go on uncounted";

    @Override
    public HookVerdict judge(HookCall call, HookOrigin origin) {
        if (!limited.getAsBoolean()) {
            return HookVerdict.PASS;
        }
        HeardSessions sessions = heard.get().orElse(null);
        if (sessions == null) {
            return unmetered("what agents tell of their consumption is not received here: run 'loki hook install "
                    + call.agent() + "' again, and see what 'loki daemon status' says");
        }
        return sessions.mayCall(call.agent(), Objects.requireNonNullElse(call.session(), ""))
                ? HookVerdict.PASS
                : unmetered("after " + MeteredSessions.UNSEEN_CALLS
                        + " tool calls nothing was heard of what this session consumes: " + advice(call.agent()));
    }

    @Override
    public Optional<String> over(HookOrigin origin) {
        return origin.session() == null ? over.get() : Optional.empty();
    }

    private HookVerdict unmetered(String why) {
        String reason = "a budget limits tokens or dollars, and " + why;
        return denies ? HookVerdict.deny(reason + OTHERWISE) : HookVerdict.PASS.noting(List.of(reason));
    }

    private static String advice(String agent) {
        return Stream.of(Agent.values()).anyMatch(known -> known.label().equals(agent))
                ? "run 'loki hook install " + agent + "' again, start the agent anew, and see that no variable of its"
                        + " environment sends its telemetry elsewhere"
                : "what " + agent + " consumes cannot be received";
    }
}
