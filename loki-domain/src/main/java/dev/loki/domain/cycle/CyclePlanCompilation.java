package dev.loki.domain.cycle;

import dev.loki.domain.policy.PolicyProblem;
import java.util.List;

/** What became of a run file. */
public sealed interface CyclePlanCompilation {

    /** It was understood. */
    record Compiled(CyclePlan plan) implements CyclePlanCompilation {}

    /**
     * It was not understood, so nothing is started.
     *
     * @param problems every problem found, at least one, in the order of their lines
     */
    record Rejected(List<PolicyProblem> problems) implements CyclePlanCompilation {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
