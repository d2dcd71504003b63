package dev.loki.application.hook;

import dev.loki.application.usage.HeardSessions;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.usage.Agent;
import dev.loki.domain.usage.MeteredSessions;
import dev.loki.ports.hook.HookOrigin;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where tokens or dollars are limited, whoever consumes them tells of it, and stops where they are used up: a tool is denied
 * to a session of which nothing is heard, and a session whose budget shuts down ends, unless a run around it sees to that.
 * Thread-safe.
 *
 * @param limited whether tokens or dollars are limited now
 * @param heard what is heard of sessions, asked at each call; empty where agents' telemetry does not reach this process
 * @param denies whether a session of which nothing is heard may use no more tools; else it is only said
 * @param over why whatever runs is to end; empty where it may go on
 * @param warnings told of sessions of which nothing is heard, where they go on
 */
public record MeteredSession(
        BooleanSupplier limited,
        Supplier<Optional<HeardSessions>> heard,
        boolean denies,
        Supplier<Optional<String>> over,
        Consumer<String> warnings)
        implements SessionLimit {

    @Override
    public Optional<String> reached(HookCall call, HookOrigin origin) {
        if (call.moment().blocks()) {
            return limited.getAsBoolean() ? unmetered(call) : Optional.empty();
        }
        return origin.session() == null ? over.get() : Optional.empty();
    }

    private Optional<String> unmetered(HookCall call) {
        Optional<String> why = unheard(call).map(reason -> "a budget limits tokens or dollars, and " + reason);
        if (denies) {
            return why.map(reason -> reason + "; LOKI_BUDGET_UNMETERED=warn lets it go on uncounted");
        }
        why.ifPresent(warnings);
        return Optional.empty();
    }

    private Optional<String> unheard(HookCall call) {
        HeardSessions sessions = heard.get().orElse(null);
        if (sessions == null) {
            return Optional.of("what agents tell of their consumption is not received here: run 'loki hook install "
                    + call.agent() + "' again, and see what 'loki daemon status' says");
        }
        String session = Objects.requireNonNullElse(call.session(), "");
        if (sessions.mayCall(call.agent(), session)) {
            return Optional.empty();
        }
        int most = sessions.most(call.agent(), session);
        String nothing = most == MeteredSessions.UNSEEN_CALLS ? "nothing" : "nothing new";
        return Optional.of("after " + most + " tool calls " + nothing + " was heard of what this session consumes: "
                + advice(call.agent()));
    }

    private static String advice(String agent) {
        return Stream.of(Agent.values()).anyMatch(known -> known.label().equals(agent))
                ? "run 'loki hook install " + agent + "' again, start the agent anew, and see that no variable of its"
                        + " environment sends its telemetry elsewhere"
                : "what " + agent + " consumes cannot be received";
    }
}
