package dev.loki.bootstrap;

import dev.loki.adapter.process.approval.ProcessAncestry;
import dev.loki.testing.Skips;

/** The agent that the build itself was started by, if one was: what is an operator's to do is refused there, and rightly so. */
final class AgentAbove {

    private AgentAbove() {}

    /** Skips the running test where the build was not started by an operator. */
    static void skip() {
        new ProcessAncestry()
                .governed()
                .ifPresent(agent -> Skips.unless(
                        false,
                        "an operator",
                        "this build was started by " + agent
                                + "; run it in a terminal of your own to have these tests, too"));
    }
}
