package dev.loki.domain.policy;

import java.util.List;

/** What became of a policy document. */
public sealed interface PolicyCompilation {

    /**
     * The document was understood.
     *
     * @param file what it says
     */
    record Compiled(PolicyFile file) implements PolicyCompilation {

        /** What is enforced where the environment adds nothing. */
        public PolicySet policies() {
            return file.enforcedWith(EnvironmentPolicies.NONE);
        }
    }

    /**
     * The document was not understood, so it must be taken to deny everything.
     *
     * @param problems every problem found, at least one, in the order of their lines
     */
    record Rejected(List<PolicyProblem> problems) implements PolicyCompilation {

        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
