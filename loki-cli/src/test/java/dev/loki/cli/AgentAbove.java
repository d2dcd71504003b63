package dev.loki.cli;

import dev.loki.adapter.process.approval.ProcessAncestry;
import dev.loki.testing.Skips;
import java.util.Optional;

/**
 * The agent that the build itself was started by, if one was. Loki then refuses what is an operator's to do, and rightly so:
 * nothing tells the tests from a command of that agent. What needs an operator is skipped there, by name. Thread-safe.
 */
public final class AgentAbove {

    private static final Optional<String> AGENT = new ProcessAncestry().governed();

    private AgentAbove() {}

    /** Skips the running test where the build was not started by an operator. */
    public static void skip() {
        AGENT.ifPresent(AgentAbove::skip);
    }

    /** Skips the running test where this is the refusal of what only an operator may do, because of who started the build. */
    public static void skipIfRefused(String message) {
        AGENT.filter(agent -> message.contains("it was started by " + agent)).ifPresent(AgentAbove::skip);
    }

    private static void skip(String agent) {
        Skips.unless(
                false,
                "an operator",
                "this build was started by " + agent + "; run it in a terminal of your own to have these tests, too");
    }
}
