package dev.loki.bootstrap;

import dev.loki.adapter.process.approval.ProcessAncestry;
import dev.loki.ports.approval.GovernedAncestry;
import java.util.List;
import java.util.function.Supplier;

/**
 * Tells an operator from an agent: whoever was started by a governed run or an agent, however indirectly, is none.
 * Thread-safe.
 *
 * @param basics whose session counts before any ancestor is looked at
 * @param ancestry made where it is asked
 */
record OperatorCheck(Basics basics, Supplier<? extends GovernedAncestry> ancestry) {

    /** By the processes of this machine. */
    static OperatorCheck of(Basics basics) {
        return new OperatorCheck(basics, new Lazy<GovernedAncestry>(() -> new ProcessAncestry()));
    }

    /**
     * Checks that this process belongs to an operator.
     *
     * @param what is an operator's to do, as the begin of a sentence
     * @throws ConfigurationException within a governed run or below an agent, whatever the environment says
     */
    void require(String what) {
        String rest = "; " + what + " is an operator's to do, in a terminal of his own";
        if (basics.isWithinRun()) {
            throw new ConfigurationException(List.of("LOKI_SESSION_ID: this is a governed run" + rest));
        }
        ancestry.get().governed().ifPresent(ancestor -> {
            throw new ConfigurationException(
                    List.of("this is within a governed run or below an agent: it was started by " + ancestor + rest));
        });
    }
}
