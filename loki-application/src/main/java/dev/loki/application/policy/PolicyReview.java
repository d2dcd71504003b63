package dev.loki.application.policy;

import dev.loki.domain.policy.AgentAction;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicyCoverage;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.policy.PolicyTest;
import dev.loki.domain.policy.lint.LintFinding;
import dev.loki.domain.policy.lint.PolicyLint;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.util.List;
import java.util.Map;

/**
 * A policy file looked at by itself, without what the environment adds: its tests must pass on every machine. Nothing is
 * enforced, and nothing recorded. Immutable and thread-safe.
 */
public final class PolicyReview {

    private static final PolicyFile EMPTY = new PolicyFile("", Map.of(), List.of(), List.of(), null);

    private final PolicyFile file;
    private final List<String> warnings;
    private final List<PolicyProblem> problems;

    private PolicyReview(PolicyFile file, List<String> warnings, List<PolicyProblem> problems) {
        this.file = file;
        this.warnings = warnings;
        this.problems = problems;
    }

    /**
     * Reads what a source holds.
     *
     * @param engine compiles the patterns of data policies; not called where there are none
     */
    public static PolicyReview of(PolicySource source, LinearPatternCompiler engine) {
        PolicyLoad load = source.load();
        if (load instanceof PolicyLoad.Unreadable unreadable) {
            return new PolicyReview(EMPTY, List.of(), List.of(unreadable.problem()));
        }
        if (!(load instanceof PolicyLoad.Found found)) {
            return new PolicyReview(EMPTY, List.of(), List.of());
        }
        PolicyCompilation compilation = PolicyCompiler.compile(found.document(), engine);
        return compilation instanceof PolicyCompilation.Compiled compiled
                ? new PolicyReview(compiled.file(), found.warnings(), List.of())
                : new PolicyReview(EMPTY, found.warnings(), ((PolicyCompilation.Rejected) compilation).problems());
    }

    /** Whether there is a policy file. */
    public boolean isThere() {
        return !file.name().isEmpty() || !problems.isEmpty();
    }

    /** Why the file is not understood, in the order of its lines; empty where it is, or where there is none. */
    public List<PolicyProblem> problems() {
        return problems;
    }

    /** What is suspicious in the file. */
    public List<LintFinding> lint() {
        return PolicyLint.lint(file, warnings);
    }

    /** The file's tests, each with what its policies answer. */
    public List<PolicyTestResult> test() {
        PolicySet policies = file.enforcedWith(EnvironmentPolicies.NONE);
        return file.tests().stream()
                .map(test -> new PolicyTestResult(test, decide(policies, test)))
                .toList();
    }

    private static Decision decide(PolicySet policies, PolicyTest test) {
        return test.point() == EnforcementPoint.PRE_EXECUTION
                ? AgentAction.judge(
                        AgentAction.read(test.context()), spelling -> policies.evaluate(test.point(), spelling))
                : policies.evaluate(test.point(), test.context());
    }

    /** Which policies the tests put to the test. */
    public PolicyCoverage coverage() {
        return PolicyCoverage.of(file);
    }
}
