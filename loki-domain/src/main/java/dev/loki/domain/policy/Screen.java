package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many policies of one kind on one field, asked at once: the field is looked up once, and one comparison stands for all of
 * theirs. It only tells whether all are surely satisfied, as nearly always; where it is not sure, each is asked. Immutable
 * and thread-safe.
 */
sealed interface Screen permits NumberScreen, MembershipScreen, GlobScreen, CommandScreen {

    /** Whether each of its policies surely is satisfied. Allocates nothing but what reading a command or a path does. */
    boolean holds(JsonObject context);

    /** Policies that are alike, by what they have in common; those that stay alone are in none. */
    static Map<Kind, List<Policy>> alike(List<Policy> policies) {
        Map<Kind, List<Policy>> alike = new LinkedHashMap<>();
        for (Policy policy : policies) {
            Kind kind = kindOf(policy);
            if (kind != null) {
                alike.computeIfAbsent(kind, some -> new ArrayList<>()).add(policy);
            }
        }
        alike.values().removeIf(some -> some.size() == 1);
        return alike;
    }

    private static @Nullable Kind kindOf(Policy policy) {
        Condition condition = policy.condition();
        boolean skips = policy.skipsMissing();
        if (condition instanceof ComparisonCondition comparison) {
            return new Kind(ComparisonCondition.class, comparison.field(), skips);
        }
        if (condition instanceof MembershipCondition membership) {
            return new Kind(MembershipCondition.class, membership.field(), skips);
        }
        if (condition instanceof MatchCondition match && match.negated()) {
            return new Kind(MatchCondition.class, match.field(), skips);
        }
        return condition instanceof CommandCondition ? new Kind(CommandCondition.class, "command", skips) : null;
    }

    /**
     * What policies have in common that can be asked at once.
     *
     * @param skipsMissing whether they are satisfied where the field is missing
     */
    record Kind(Class<? extends Condition> condition, String field, boolean skipsMissing) {

        Screen screen(List<Policy> policies) {
            if (condition == ComparisonCondition.class) {
                return NumberScreen.of(field, skipsMissing, of(ComparisonCondition.class, policies));
            }
            if (condition == MembershipCondition.class) {
                return MembershipScreen.of(field, skipsMissing, of(MembershipCondition.class, policies));
            }
            if (condition == MatchCondition.class) {
                return GlobScreen.of(field, skipsMissing, of(MatchCondition.class, policies));
            }
            return CommandScreen.of(skipsMissing, of(CommandCondition.class, policies));
        }

        /** Written out, as {@link #hashCode} is: what a record does by itself is put together at its first use. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Kind that
                    && condition == that.condition
                    && field.equals(that.field)
                    && skipsMissing == that.skipsMissing;
        }

        @Override
        public int hashCode() {
            return 31 * field.hashCode() + condition.hashCode();
        }

        private static <T extends Condition> List<T> of(Class<T> type, List<Policy> policies) {
            return policies.stream()
                    .map(policy -> type.cast(policy.condition()))
                    .toList();
        }
    }
}
