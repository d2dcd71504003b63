package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Patterns that one field must not match. Whatever a pattern matches holds the pattern's literal parts; three characters
 * of them, those that fewest other patterns have, say whether the pattern needs a look. So a text is read once, whatever
 * the number of patterns.
 *
 * @param byGram the patterns that need a look where a text holds three characters in a row
 * @param always those without three literal characters in a row
 */
record GlobScreen(String field, boolean skipsMissing, Grams<MatchCondition> byGram, List<MatchCondition> always)
        implements Screen {

    static GlobScreen of(String field, boolean skipsMissing, List<MatchCondition> conditions) {
        Map<Integer, List<MatchCondition>> byGram = new HashMap<>();
        Set<MatchCondition> always = new HashSet<>();
        for (MatchCondition condition : conditions) {
            for (String literal : condition.glob().literals()) {
                if (literal.length() < Grams.LENGTH) {
                    always.add(condition);
                } else {
                    byGram.computeIfAbsent(rarest(literal, byGram), gram -> new ArrayList<>())
                            .add(condition);
                }
            }
        }
        return new GlobScreen(field, skipsMissing, Grams.of(byGram), List.copyOf(always));
    }

    private static int rarest(String literal, Map<Integer, List<MatchCondition>> byGram) {
        int rarest = Grams.at(literal, 0);
        for (int i = 1; i <= literal.length() - Grams.LENGTH; i++) {
            int gram = Grams.at(literal, i);
            boolean rarer = byGram.getOrDefault(gram, List.of()).size()
                    < byGram.getOrDefault(rarest, List.of()).size();
            rarest = rarer ? gram : rarest;
        }
        return rarest;
    }

    @Override
    public boolean holds(JsonObject context) {
        JsonValue value = context.get(field);
        if (value == null) {
            return skipsMissing;
        }
        return value instanceof JsonString text && holds(text.value(), context);
    }

    /** A path is matched as an absolute one, and as the part of it below the project: the whole holds both. */
    private boolean holds(String text, JsonObject context) {
        String whole = text;
        if (field.equals(ContextPath.FILE) && !LexicalPath.isPlain(text)) {
            Optional<String> absolute = ContextPath.file(text, context);
            if (text.isEmpty() || absolute.isEmpty()) {
                return false;
            }
            whole = absolute.get();
        }
        for (int i = 0; i <= whole.length() - Grams.LENGTH; i++) {
            if (!hold(byGram.valuesAt(whole, i), context)) {
                return false;
            }
        }
        return hold(always, context);
    }

    private static boolean hold(List<MatchCondition> conditions, JsonObject context) {
        for (int i = 0; i < conditions.size(); i++) {
            if (conditions.get(i).evaluate(context) != null) {
                return false;
            }
        }
        return true;
    }
}
