package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.Comparison;
import dev.loki.domain.policy.ComparisonCondition;
import dev.loki.domain.policy.DeclaredBudget;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.MatchCondition;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.policy.ResourceCondition;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Policies that nothing can violate, or that everything violates. */
final class VacuousRules implements LintCheck {

    private static final double MOST = 9_007_199_254_740_991d;
    private static final Set<String> TEXTS = Set.of(
            "file_path",
            "project_dir",
            "cwd",
            "command",
            "tool",
            "tool_name",
            "action",
            "operation",
            "provider",
            "content");
    private static final Set<String> NUMBERS = Set.of("active_agents", "tokens_consumed");

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        for (EnforcementPoint point : EnforcementPoint.values()) {
            for (Policy policy : file.at(point)) {
                LintFinding finding = judge(policy);
                if (finding != null) {
                    findings.accept(finding);
                }
            }
        }
    }

    private static @Nullable LintFinding judge(Policy policy) {
        if (policy.condition() instanceof ComparisonCondition comparison) {
            return comparison(policy, comparison);
        }
        if (policy.condition() instanceof MatchCondition match) {
            return match(policy, match);
        }
        return policy.condition() instanceof ResourceCondition resource ? resource(policy, resource) : null;
    }

    private static @Nullable LintFinding comparison(Policy policy, ComparisonCondition condition) {
        if (TEXTS.contains(condition.field())) {
            return wrongKind(policy, condition.field() + " is a text, and is compared with a number");
        }
        if (!NUMBERS.contains(condition.field())) {
            return null;
        }
        double limit = condition.limit().doubleValue();
        Comparison comparison = condition.comparison();
        if (counts(limit).allMatch(count -> comparison.holds(count, limit))) {
            return never(
                    policy,
                    "every number of " + condition.field() + " is " + comparison.sign() + " " + condition.limit());
        }
        return counts(limit).noneMatch(count -> comparison.holds(count, limit))
                ? always(
                        policy,
                        "no number of " + condition.field() + " is " + comparison.sign() + " " + condition.limit())
                : null;
    }

    /** The whole numbers around a limit, and the ends of all: between them nothing changes. */
    private static DoubleStream counts(double limit) {
        double floor = Math.floor(limit);
        return DoubleStream.of(0, floor - 1, floor, floor + 1, MOST).filter(count -> count >= 0 && count <= MOST);
    }

    private static @Nullable LintFinding match(Policy policy, MatchCondition condition) {
        if (NUMBERS.contains(condition.field())) {
            return wrongKind(policy, condition.field() + " is a number, and is matched as a text");
        }
        boolean all = condition.glob().matchesEverything();
        boolean none = condition.field().equals("file_path")
                && matchesNoPath(condition.glob().toString());
        if (!all && !none) {
            return null;
        }
        String what = condition.glob()
                + (all
                        ? " matches everything"
                        : " matches no path, as paths are absolute or"
                                + " begin in the project, without ~, ., .. and a slash at their end");
        boolean fails = all == condition.negated();
        return fails ? always(policy, what) : never(policy, what);
    }

    private static boolean matchesNoPath(String glob) {
        boolean plain = !glob.contains("{") && !glob.contains("[") && !glob.contains("\\");
        return plain
                && (glob.startsWith("~/")
                        || glob.contains("//")
                        || ("/" + glob + "/").contains("/./")
                        || ("/" + glob + "/").contains("/../")
                        || (glob.length() > 1 && glob.endsWith("/") && !glob.endsWith("**/")));
    }

    private static @Nullable LintFinding resource(Policy policy, ResourceCondition condition) {
        boolean ofNothing = (condition.limit() != null && condition.limit().maxTokens() == 0)
                || condition.budgets().stream().anyMatch(DeclaredBudget::isOfNothing);
        return ofNothing ? always(policy, "a limit of 0 is reached before the first token") : null;
    }

    private static LintFinding never(Policy policy, String why) {
        return Suspicion.NEVER_VIOLATED.at(policy, "can never be violated: " + why, "mend the rule, or remove it");
    }

    private static LintFinding always(Policy policy, String why) {
        return Suspicion.ALWAYS_VIOLATED.at(policy, "is always violated: " + why, "mend the rule");
    }

    private static LintFinding wrongKind(Policy policy, String why) {
        return Suspicion.WRONG_KIND.at(policy, why + ", so the answer is always DENY", "mend the field or the rule");
    }
}
