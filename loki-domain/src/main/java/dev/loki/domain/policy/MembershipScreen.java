package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Memberships of one field: a value in what all lists share, and in none of those that are forbidden, satisfies them all.
 *
 * @param allowed what every list of allowed members holds; null where none is asked for
 * @param forbidden what any list of forbidden members holds
 */
record MembershipScreen(
        String field, boolean skipsMissing, @Nullable Set<String> allowed, Set<String> forbidden) implements Screen {

    static MembershipScreen of(String field, boolean skipsMissing, List<MembershipCondition> conditions) {
        Set<String> allowed = null;
        Set<String> forbidden = new HashSet<>();
        for (MembershipCondition condition : conditions) {
            if (condition.negated()) {
                forbidden.addAll(condition.members());
            } else if (allowed == null) {
                allowed = new HashSet<>(condition.members());
            } else {
                allowed.retainAll(Set.copyOf(condition.members()));
            }
        }
        return new MembershipScreen(field, skipsMissing, allowed, forbidden);
    }

    @Override
    public boolean holds(JsonObject context) {
        JsonValue value = context.get(field);
        if (value == null) {
            return skipsMissing;
        }
        if (!(value instanceof JsonString) && !(value instanceof JsonNumber)) {
            return false;
        }
        String text = value instanceof JsonString string ? string.value() : value.toString();
        return (allowed == null || allowed.contains(text)) && !forbidden.contains(text);
    }
}
