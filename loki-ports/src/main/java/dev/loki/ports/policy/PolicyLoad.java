package dev.loki.ports.policy;

import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyProblem;
import java.util.List;

/** What looking for a policy file brought. */
public sealed interface PolicyLoad {

    /** There is none: no such file, and nothing else was wrong. */
    record Absent() implements PolicyLoad {}

    /**
     * A file was read.
     *
     * @param document what stands in it
     * @param warnings what its owner should know, such as a second file that is not used
     */
    record Found(PolicyDocument document, List<String> warnings) implements PolicyLoad {

        public Found {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Something is there that cannot be read, so everything must be denied.
     *
     * @param problem what, and where
     */
    record Unreadable(PolicyProblem problem) implements PolicyLoad {}
}
