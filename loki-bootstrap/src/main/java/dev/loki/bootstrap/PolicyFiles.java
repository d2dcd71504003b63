package dev.loki.bootstrap;

import dev.loki.application.policy.PolicyReview;
import dev.loki.application.policy.ReplayChange;
import dev.loki.application.policy.ReplaySummary;
import dev.loki.ports.policy.LoggedLine;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Policy files by themselves: what is wrong with one, and what it would have decided. Nothing is recorded. Thread-safe. */
public final class PolicyFiles {

    private final PolicyWiring wiring;

    PolicyFiles(PolicyWiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Looks at a policy file: its tests, their coverage, and what is suspicious.
     *
     * @param file the file, JSON where its name ends so, else YAML; null takes the project's
     */
    public PolicyReview review(@Nullable Path file) {
        return wiring.review(file);
    }

    /**
     * Asks a policy file about the decisions of a log, and tells where it would decide otherwise.
     *
     * @param log what LOKI_POLICY_DECISION_LOG named
     * @param policyFile a file whose name ends in .json, .yaml or .yml; null for the project's own
     * @param changes told each decision that would be another
     * @param unreadable told each line that is no decision
     * @throws ConfigurationException where the policy file is not there or not understood
     * @throws dev.loki.ports.policy.DecisionLogException where the log cannot be read
     */
    public ReplaySummary replay(
            Path log, @Nullable Path policyFile, Consumer<ReplayChange> changes, Consumer<LoggedLine> unreadable) {
        return wiring.replay(log, policyFile, changes, unreadable);
    }
}
