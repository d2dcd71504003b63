package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.PolicyFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what is accepted in a policy file, and suspicious: most likely it is not what its writer meant. */
public final class PolicyLint {

    private static final List<LintCheck> CHECKS = List.of(
            new VacuousRules(),
            new RedundantPolicies(),
            new ListMembers(),
            new FieldNames(),
            new GateNames(),
            new Modes(),
            new WeakPolicies(),
            new TestReach());

    private PolicyLint() {}

    /**
     * Everything suspicious, in the order of the file.
     *
     * @param warnings what reading the file already told, such as a second file that is not used
     */
    public static List<LintFinding> lint(PolicyFile file, List<String> warnings) {
        List<LintFinding> findings = new ArrayList<>();
        warnings.forEach(warning -> findings.add(new LintFinding(
                Suspicion.UNUSED_FILE, file.name(), 1, "", warning, "merge the two files, and remove one")));
        CHECKS.forEach(check -> check.check(file, findings::add));
        findings.sort(Comparator.comparingInt(LintFinding::line).thenComparing(LintFinding::suspicion));
        return List.copyOf(findings);
    }
}
