package dev.loki.domain.policy.lint;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.GateCondition;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.policy.PolicyTest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Gates that are known nowhere else. Known are the approval gates of the file by their name and phase, the gates that one
 * of its tests lets pass, and the phases of the original, which an engine reports as gates.
 */
final class GateNames implements LintCheck {

    private static final Set<String> PHASES = Set.of(
            "unit_tests",
            "api_tests",
            "e2e_tests",
            "security",
            "integration",
            "code_review",
            "web_research",
            "performance",
            "accessibility",
            "regression",
            "uat");

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        Set<String> known = known(file);
        for (Policy policy : file.at(EnforcementPoint.PRE_DEPLOYMENT)) {
            if (policy.condition() instanceof GateCondition condition) {
                condition.gates().stream()
                        .distinct()
                        .filter(gate -> !known.contains(gate))
                        .forEach(gate -> findings.accept(finding(policy, gate, Spelling.meant(gate, known))));
            }
        }
    }

    private static Set<String> known(PolicyFile file) {
        Set<String> known = new TreeSet<>(PHASES);
        file.gates().forEach(gate -> {
            known.add(gate.name());
            known.add(gate.phase());
        });
        for (PolicyTest test : file.tests()) {
            if (test.point() == EnforcementPoint.PRE_DEPLOYMENT
                    && test.context().get("passed_gates") instanceof JsonArray passed) {
                passed.elements().forEach(gate -> known.add(gate instanceof JsonString name ? name.value() : ""));
            }
        }
        return known;
    }

    private static LintFinding finding(Policy policy, String gate, Optional<String> meant) {
        return meant.map(known -> Suspicion.MISSPELT_GATE.at(
                        policy, "the gate " + gate + " looks like " + known, "write " + known))
                .orElseGet(() -> Suspicion.UNKNOWN_GATE.at(
                        policy,
                        "the gate " + gate + " is known nowhere else",
                        "add a test in which it has passed, or an approval gate of this name"));
    }
}
