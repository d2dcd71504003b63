package dev.loki.domain.compliance;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a controller declares for its record of processing. Nothing here comes from the log.
 *
 * @param items what is declared, in the words of whoever did; an item that is absent is not declared
 */
public record Declaration(Map<ArticleItem, List<String>> items) {

    /** Nothing is declared. */
    public static final Declaration NONE = new Declaration(Map.of());

    private static final String CATEGORIES = "categories";
    private static final Set<String> KEYS = Arrays.stream(ArticleItem.values())
            .map(item -> item.key().replaceFirst("\\..*", ""))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CATEGORY_KEYS = Set.of("dataSubjects", "personalData");
    private static final int MAX_TEXTS = 200;
    private static final int MAX_LENGTH = 2_000;

    public Declaration {
        Map<ArticleItem, List<String>> copy = new EnumMap<>(ArticleItem.class);
        items.forEach((item, texts) -> copy.put(item, List.copyOf(texts)));
        items = copy;
    }

    /**
     * Reads a declaration: each item is a text, an object of texts, or a list of these.
     *
     * @throws DeclarationException naming the field that is unknown, has another type or is too long
     */
    public static Declaration of(JsonObject json) {
        requireKnown(json, KEYS, "");
        if (json.get(CATEGORIES) != null && !(json.get(CATEGORIES) instanceof JsonObject)) {
            throw new DeclarationException(CATEGORIES, "expected an object with dataSubjects and personalData");
        }
        if (json.get(CATEGORIES) instanceof JsonObject categories) {
            requireKnown(categories, CATEGORY_KEYS, CATEGORIES + ".");
        }
        Map<ArticleItem, List<String>> items = new EnumMap<>(ArticleItem.class);
        for (ArticleItem item : ArticleItem.values()) {
            JsonValue value = at(json, item.key());
            List<String> texts = value == null ? List.of() : texts(item.key(), value);
            if (!texts.isEmpty()) {
                items.put(item, texts);
            }
        }
        return new Declaration(items);
    }

    /** What is declared for the item; empty where nothing is. */
    public List<String> of(ArticleItem item) {
        return items.getOrDefault(item, List.of());
    }

    private static @Nullable JsonValue at(JsonObject json, String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return json.get(key);
        }
        return json.get(key.substring(0, dot)) instanceof JsonObject inner ? inner.get(key.substring(dot + 1)) : null;
    }

    private static List<String> texts(String field, JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            return List.of(text(field, value));
        }
        if (array.elements().size() > MAX_TEXTS) {
            throw new DeclarationException(field, "expected at most " + MAX_TEXTS + " elements");
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.elements().size(); i++) {
            texts.add(text(field + "[" + i + "]", array.elements().get(i)));
        }
        return List.copyOf(texts);
    }

    private static String text(String field, JsonValue value) {
        if (value instanceof JsonObject object) {
            return bounded(
                    field,
                    object.members().entrySet().stream()
                            .map(member -> named(field, member))
                            .collect(Collectors.joining(", ")));
        }
        if (value instanceof JsonString string) {
            return bounded(field, string.value());
        }
        throw new DeclarationException(
                field, "expected a text, an object of texts, or a list of these, found " + value.typeName());
    }

    private static String named(String field, Map.Entry<String, JsonValue> member) {
        if (member.getValue() instanceof JsonString string) {
            String name = member.getKey();
            return name.equals("name") ? string.value() : name + ": " + string.value();
        }
        throw new DeclarationException(
                field + "." + member.getKey(),
                "expected a text, found " + member.getValue().typeName());
    }

    private static String bounded(String field, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new DeclarationException(field, "expected a text of 1 to " + MAX_LENGTH + " characters");
        }
        return text;
    }

    private static void requireKnown(JsonObject json, Set<String> known, String path) {
        json.members().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new DeclarationException(
                            path + key,
                            "unknown; expected one of "
                                    + String.join(", ", known.stream().sorted().toList()));
                });
    }
}
