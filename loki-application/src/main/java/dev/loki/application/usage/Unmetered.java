package dev.loki.application.usage;

import dev.loki.domain.usage.Agent;
import dev.loki.domain.usage.MeteredSessions;
import java.util.stream.Stream;

/**
 * Something is limited, and nobody tells how much of it is consumed.
 *
 * @param denies whether what was asked must not happen; else it is only said
 * @param reason what is missing, and what can be done about it
 */
public record Unmetered(boolean denies, String reason) {

    private static final String OTHERWISE = "; LOKI_BUDGET_UNMETERED=warn lets it go on uncounted";

    static String unheard(String agent) {
        boolean tells = Stream.of(Agent.values()).anyMatch(known -> known.label().equals(agent));
        return "a budget limits tokens or dollars, and after " + MeteredSessions.UNSEEN_CALLS
                + " tool calls nothing was heard of what this session consumes: "
                + (tells
                        ? "run 'loki hook install " + agent + "' again, start the agent anew, and see that no variable of"
                                + " its environment sends its telemetry elsewhere"
                        : "what " + agent + " consumes cannot be received")
                + OTHERWISE;
    }

    static String deaf() {
        return "a budget limits tokens or dollars, and what agents tell of their consumption is not received here: run"
                + " 'loki hook install' again, and see the warnings of 'loki daemon status'" + OTHERWISE;
    }
}
