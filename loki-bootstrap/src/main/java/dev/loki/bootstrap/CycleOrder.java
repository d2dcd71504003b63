package dev.loki.bootstrap;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a cycle is to be run.
 *
 * @param resume whether to go on with the last one; else a new one begins
 * @param policiesChanged whether to go on although the policy file that the cycle went by is gone; for an operator
 * @param environment what the commands get, before Loki and the run file add to it; LOKI_MAX_ITERATIONS and
 *     LOKI_MAX_DURATION are obeyed
 * @param out shows the commands' output
 * @param err shows what they say besides
 * @param progress told in a line what happens
 * @param notices told, in lines for people, of an approval that is waited for
 */
public record CycleOrder(
        boolean resume,
        boolean policiesChanged,
        Map<String, String> environment,
        PrintStream out,
        PrintStream err,
        Consumer<String> progress,
        Consumer<String> notices) {

    public CycleOrder {
        environment = Map.copyOf(environment);
    }
}
