package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;

/**
 * Comparisons of one field: whatever lies between the greatest lower and the least upper bound satisfies them all.
 *
 * @param least the greatest of the lower bounds; a number may be it
 * @param most the least of the upper bounds; a number may be it
 * @param others what a number must not be
 */
record NumberScreen(String field, boolean skipsMissing, double least, double most, List<Double> others)
        implements Screen {

    static NumberScreen of(String field, boolean skipsMissing, List<ComparisonCondition> conditions) {
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        for (ComparisonCondition condition : conditions) {
            double limit = condition.limit().doubleValue();
            switch (condition.comparison()) {
                case AT_LEAST -> least = Math.max(least, limit);
                case MORE -> least = Math.max(least, Math.nextUp(limit));
                case AT_MOST -> most = Math.min(most, limit);
                case LESS -> most = Math.min(most, Math.nextDown(limit));
                case EQUAL -> {
                    least = Math.max(least, limit);
                    most = Math.min(most, limit);
                }
                case NOT_EQUAL -> {}
            }
        }
        List<Double> others = conditions.stream()
                .filter(condition -> condition.comparison() == Comparison.NOT_EQUAL)
                .map(condition -> condition.limit().doubleValue())
                .distinct()
                .toList();
        boolean skips = skipsMissing || !ComparisonCondition.isNeeded(field);
        return new NumberScreen(field, skips, least, most, others);
    }

    @Override
    public boolean holds(JsonObject context) {
        JsonValue value = context.get(field);
        if (value == null) {
            return skipsMissing;
        }
        if (!(value instanceof JsonNumber number) || !ComparisonCondition.isJudged(field, number)) {
            return false;
        }
        return number.doubleValue() >= least && number.doubleValue() <= most && isNoneOf(number.doubleValue());
    }

    private boolean isNoneOf(double number) {
        for (int i = 0; i < others.size(); i++) {
            if (others.get(i) == number) {
                return false;
            }
        }
        return true;
    }
}
