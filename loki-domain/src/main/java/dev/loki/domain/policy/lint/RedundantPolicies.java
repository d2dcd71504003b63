package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyFile;
import java.util.List;
import java.util.function.Consumer;

/** Policies of one point that say the same, that another makes needless, or that cannot be satisfied together. */
final class RedundantPolicies implements LintCheck {

    /** Pairs are compared, so a file of very many policies is compared in part only. */
    private static final int MOST = 2_000;

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        for (EnforcementPoint point : EnforcementPoint.values()) {
            List<Policy> enforced = file.at(point).stream()
                    .filter(policy -> policy.mode() == Mode.ENFORCE)
                    .limit(MOST)
                    .toList();
            for (int i = 0; i < enforced.size(); i++) {
                for (int j = i + 1; j < enforced.size(); j++) {
                    compare(enforced.get(i), enforced.get(j), findings);
                }
            }
        }
    }

    private static void compare(Policy earlier, Policy later, Consumer<LintFinding> findings) {
        if (earlier.condition().equals(later.condition())) {
            findings.accept(Suspicion.SAME_CONDITION.at(
                    later,
                    "asks the same as " + place(earlier)
                            + (earlier.action() == later.action() ? "" : ", with another action"),
                    "keep one; the stronger action decides"));
        } else if (makesNeedless(earlier, later)) {
            findings.accept(shadowed(later, earlier));
        } else if (makesNeedless(later, earlier)) {
            findings.accept(shadowed(earlier, later));
        } else if (Implication.contradict(earlier.condition(), later.condition())) {
            findings.accept(Suspicion.CONTRADICTION.at(
                    later, "nothing can satisfy both this and " + place(earlier), "mend one of the two"));
        }
    }

    private static LintFinding shadowed(Policy weaker, Policy stronger) {
        return Suspicion.SHADOWED.at(
                weaker,
                "never changes a decision: whatever violates it violates " + place(stronger) + ", which asks for no less",
                "remove it, or make it stricter");
    }

    private static boolean makesNeedless(Policy stronger, Policy weaker) {
        return stronger.action().compareTo(weaker.action()) >= 0
                && (weaker.skipsMissing() || !stronger.skipsMissing())
                && Implication.violates(weaker.condition(), stronger.condition());
    }

    private static String place(Policy policy) {
        return policy.name() + " in line " + policy.origin().line();
    }
}
