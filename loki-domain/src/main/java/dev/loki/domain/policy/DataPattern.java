package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.Detectors;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A data policy's own pattern: a text, or an object with a name and a pattern. One without a name is called by its
 * place, {@code pattern-1} the first.
 *
 * @param name what its findings are called
 * @param pattern a regular expression
 */
record DataPattern(String name, String pattern) {

    /** A policy has at most so many: each costs time in every scan. */
    static final int MOST = 100;

    private static final String KEY = "patterns";
    private static final String NAME = "name";
    private static final String PATTERN = "pattern";
    private static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String NAME_EXPECTED = "a name of 1 to 64 letters, digits, '.', '_' and '-'";

    static final KeyType KEY_TYPE = new KeyType(
            "a text that is not blank, or an object of pattern and name: " + NAME_EXPECTED,
            DataPattern::isOne,
            schema(),
            MOST);

    /** Reports each pattern that does not compile, and each name that is taken. */
    static void check(PolicyNode node, LinearPatternCompiler engine) {
        List<DataPattern> all = of(node);
        if (all.isEmpty()) {
            return; // and no detector is made
        }
        Set<String> taken = Stream.of(Detectors.secrets(), Detectors.personalData())
                .flatMap(List::stream)
                .map(Detector::id)
                .collect(Collectors.toCollection(HashSet::new));
        for (int i = 0; i < all.size(); i++) {
            DataPattern one = all.get(i);
            if (!taken.add(one.name)) {
                node.problemAt(KEY, i, "the name " + one.name + " is taken; choose another");
            }
            if (engine.compile(one.pattern) instanceof LinearPatternCompiler.Refused refused) {
                node.problemAt(KEY, i, refused.reason());
            }
        }
    }

    /** The detectors of patterns that were checked. */
    static List<Detector> detectors(PolicyNode node, LinearPatternCompiler engine) {
        return of(node).stream().map(one -> one.detector(engine)).toList();
    }

    private Detector detector(LinearPatternCompiler engine) {
        if (engine.compile(pattern) instanceof LinearPatternCompiler.Compiled compiled) {
            return Detector.custom(name, pattern, compiled.pattern());
        }
        throw new IllegalStateException("the pattern " + name + " was accepted before");
    }

    /** Those that are of the right form; the others are reported elsewhere. */
    private static List<DataPattern> of(PolicyNode node) {
        List<JsonValue> elements = node.values(KEY);
        if (elements.size() > MOST || !elements.stream().allMatch(DataPattern::isOne)) {
            return List.of();
        }
        List<DataPattern> all = new ArrayList<>();
        for (JsonValue element : elements) {
            all.add(of(element, "pattern-" + (all.size() + 1)));
        }
        return all;
    }

    private static DataPattern of(JsonValue element, String otherwise) {
        return element instanceof JsonObject object
                ? new DataPattern(
                        object.string(NAME).orElse(otherwise),
                        object.string(PATTERN).orElse(""))
                : new DataPattern(otherwise, ((JsonString) element).value());
    }

    private static boolean isOne(JsonValue value) {
        return KeyType.isText(value)
                || (value instanceof JsonObject object
                        && object.members().keySet().equals(Set.of(NAME, PATTERN))
                        && object.string(PATTERN)
                                .filter(text -> !text.isBlank())
                                .isPresent()
                        && object.string(NAME)
                                .filter(name -> name.matches(NAMES))
                                .isPresent());
    }

    private static JsonObject schema() {
        JsonObject name = JsonObject.builder()
                .put("type", "string")
                .put("pattern", "^" + NAMES + "$")
                .build();
        JsonObject named = JsonObject.builder()
                .put("type", "object")
                .put(
                        "properties",
                        JsonObject.builder()
                                .put(NAME, name)
                                .put(PATTERN, KeyType.textSchema())
                                .build())
                .put("required", JsonArray.ofStrings(List.of(NAME, PATTERN)))
                .put("additionalProperties", JsonBoolean.FALSE)
                .build();
        return JsonObject.builder()
                .put("anyOf", new JsonArray(List.of(KeyType.textSchema(), named)))
                .build();
    }
}
