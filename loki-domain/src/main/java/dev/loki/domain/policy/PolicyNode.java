package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** An object within a policy document that is being compiled. Reports what it does not understand. */
final class PolicyNode {

    private final PolicyDocument document;
    private final String pointer;
    private final JsonObject object;
    private final List<PolicyProblem> problems;

    private PolicyNode(PolicyDocument document, String pointer, JsonObject object, List<PolicyProblem> problems) {
        this.document = document;
        this.pointer = pointer;
        this.object = object;
        this.problems = problems;
    }

    /** The document's root; an empty one where the document is no object, which is reported. */
    static PolicyNode root(PolicyDocument document, List<PolicyProblem> problems) {
        return of(document, "", document.root(), problems);
    }

    private static PolicyNode of(
            PolicyDocument document, String pointer, JsonValue value, List<PolicyProblem> problems) {
        if (value instanceof JsonObject object) {
            return new PolicyNode(document, pointer, object, problems);
        }
        PolicyNode empty = new PolicyNode(document, pointer, JsonObject.EMPTY, problems);
        empty.problem(pointer, "expected an object, found " + value.typeName());
        return empty;
    }

    boolean has(String key) {
        return object.get(key) != null;
    }

    Set<String> keys() {
        return object.members().keySet();
    }

    /** Reports each key that is not among these. */
    void allowOnly(Set<String> keys) {
        for (String key : keys()) {
            if (!keys.contains(key)) {
                problem(at(key), "unknown key; expected one of " + String.join(", ", sorted(keys)));
            }
        }
    }

    PolicyNode object(String key) {
        JsonValue value = object.get(key);
        return value == null
                ? new PolicyNode(document, at(key), JsonObject.EMPTY, problems)
                : of(document, at(key), value, problems);
    }

    /** The objects of a list; none where the key is missing. What is no object is reported and left out. */
    List<PolicyNode> objects(String key) {
        List<PolicyNode> nodes = new ArrayList<>();
        List<JsonValue> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            PolicyNode node = of(document, at(key, i), elements.get(i), problems);
            if (elements.get(i) instanceof JsonObject) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** A text that must be there and not empty. */
    Optional<String> text(String key) {
        JsonValue value = object.get(key);
        if (value instanceof JsonString string && !string.value().isBlank()) {
            return Optional.of(string.value());
        }
        problem(at(key), "expected a text" + (value == null ? ", but the key is missing" : ""));
        return Optional.empty();
    }

    /** A list of texts; empty where the key is missing. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<JsonValue> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof JsonString string && !string.value().isBlank()) {
                texts.add(string.value());
            } else {
                problem(at(key, i), "expected a text that is not blank");
            }
        }
        return List.copyOf(texts);
    }

    /** A list of whole numbers within bounds; empty where the key is missing. */
    List<Integer> integers(String key, int least, int most) {
        List<Integer> integers = new ArrayList<>();
        List<JsonValue> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof JsonNumber number && isWithin(number, least, most)) {
                integers.add((int) number.longValueExact());
            } else {
                problem(at(key, i), "expected a whole number from " + least + " to " + most);
            }
        }
        return integers;
    }

    /** A whole number that is not negative. */
    OptionalLong count(String key) {
        if (object.get(key) instanceof JsonNumber number && isWithin(number, 0, Double.MAX_VALUE)) {
            return OptionalLong.of(number.longValueExact());
        }
        problem(at(key), "expected a whole number from 0 to 9007199254740991");
        return OptionalLong.empty();
    }

    /** One of these actions; {@code DENY} where it is missing or wrong, which is reported. */
    PolicyAction action(String key, List<PolicyAction> allowed) {
        Optional<PolicyAction> action =
                object.string(key).flatMap(PolicyAction::named).filter(allowed::contains);
        if (action.isEmpty()) {
            List<String> names = allowed.stream().map(PolicyAction::wireName).toList();
            problem(at(key), "expected one of " + String.join(", ", names));
        }
        return action.orElse(PolicyAction.DENY);
    }

    /** Reports something wrong with the value of a key. */
    void problemAt(String key, String message) {
        problem(at(key), message);
    }

    private List<JsonValue> elements(String key) {
        JsonValue value = object.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof JsonArray array) {
            return array.elements();
        }
        problem(at(key), "expected a list, found " + value.typeName());
        return List.of();
    }

    private String at(String key) {
        return PolicyDocument.child(pointer, key);
    }

    private String at(String key, int index) {
        return PolicyDocument.child(at(key), Integer.toString(index));
    }

    private void problem(String field, String message) {
        problems.add(new PolicyProblem(document.file(), document.lineOf(field), field, message));
    }

    private static boolean isWithin(JsonNumber number, double least, double most) {
        return number.isSafeInteger() && number.doubleValue() >= least && number.doubleValue() <= most;
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }
}
