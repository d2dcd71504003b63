package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An object within a policy document, or another that is read like one, that is being compiled. Reports what it does not
 * understand. Not thread-safe.
 */
public final class PolicyNode {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_-]{1,30}");
    private static final int LONGEST_NUMBER = 30;

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
    public static PolicyNode root(PolicyDocument document, List<PolicyProblem> problems) {
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

    /** Whether the key is there. */
    public boolean has(String key) {
        return object.get(key) != null;
    }

    boolean hasObject(String key) {
        return object.get(key) instanceof JsonObject;
    }

    /** The line it stands on, from 1. */
    int line() {
        return document.lineOf(pointer);
    }

    Origin origin() {
        return new Origin(document.file(), line());
    }

    /** Reports each key that is not among these. */
    public void allowOnly(Set<String> keys) {
        for (String key : object.members().keySet()) {
            if (!keys.contains(key)) {
                problem(
                        at(key),
                        "unknown key; expected one of "
                                + String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    /** Reports everything in which the object is not what the kind defines. */
    void checkAgainst(PolicyKind kind) {
        checkAgainst(kind.keys());
    }

    /** Reports everything in which the object has not these keys, or has others. */
    public void checkAgainst(List<PolicyKey> keys) {
        allowOnly(Set.copyOf(keys.stream().map(PolicyKey::name).toList()));
        keys.forEach(this::check);
    }

    /** All that stands in it, in the order of the file. */
    public Map<String, JsonValue> members() {
        return object.members();
    }

    private void check(PolicyKey key) {
        JsonValue value = object.get(key.name());
        if (value == null) {
            if (key.required()) {
                problem(at(key.name()), "expected " + key.type().expectation() + ", but the key is missing");
            }
        } else if (key.type().list()) {
            checkList(key, value);
        } else if (!key.type().isRight(value)) {
            problem(at(key.name()), "expected " + key.type().expectation() + found(value));
        }
    }

    /** A word is shown as it stands; anything longer may be what nobody wants to read in a message. */
    private static String found(JsonValue value) {
        if (value instanceof JsonNumber number && number.toString().length() <= LONGEST_NUMBER) {
            return ", found " + number;
        }
        if (!(value instanceof JsonString text)) {
            return ", found " + value.typeName();
        }
        return WORD.matcher(text.value()).matches() ? ", found " + text.value() : "";
    }

    private void checkList(PolicyKey key, JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            problem(at(key.name()), "expected a list, found " + value.typeName());
            return;
        }
        if (array.elements().isEmpty()) {
            problem(at(key.name()), "expected at least one element");
        }
        if (array.elements().size() > key.type().mostElements()) {
            problem(
                    at(key.name()),
                    "expected at most " + key.type().mostElements() + " elements, found "
                            + array.elements().size());
            return;
        }
        for (int i = 0; i < array.elements().size(); i++) {
            if (!key.type().isRight(array.elements().get(i))) {
                problem(
                        at(key.name(), i),
                        "expected " + key.type().expectation()
                                + found(array.elements().get(i)));
            }
        }
    }

    /** The object of a key; an empty one where the key is missing, or the value is no object, which is reported. */
    public PolicyNode object(String key) {
        JsonValue value = object.get(key);
        return value == null
                ? new PolicyNode(document, at(key), JsonObject.EMPTY, problems)
                : of(document, at(key), value, problems);
    }

    /** The objects of a list; none where the key is missing. What is no object is reported and left out. */
    public List<PolicyNode> objects(String key) {
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

    /** Empty where it is no text. */
    public Optional<String> text(String key) {
        return object.string(key);
    }

    /** The texts of a list; none where the key is missing. */
    List<String> texts(String key) {
        return elements(key).stream()
                .map(element -> element instanceof JsonString string ? string.value() : element.toString())
                .toList();
    }

    /** The whole numbers of a list; none where the key is missing. */
    List<Integer> integers(String key) {
        return elements(key).stream()
                .map(element -> element instanceof JsonNumber number ? (int) number.doubleValue() : 0)
                .toList();
    }

    /** A whole number; empty where the key is missing. To be asked only where the key was found right. */
    public OptionalLong count(String key) {
        return object.get(key) instanceof JsonNumber number
                ? OptionalLong.of(number.longValueExact())
                : OptionalLong.empty();
    }

    Optional<JsonNumber> number(String key) {
        return object.get(key) instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    boolean flag(String key) {
        return object.get(key) == JsonBoolean.TRUE;
    }

    JsonObject json(String key) {
        return object.get(key) instanceof JsonObject json ? json : JsonObject.EMPTY;
    }

    Optional<PolicyAction> action(String key) {
        return text(key).flatMap(PolicyAction::named);
    }

    /** Reports something wrong with the value of a key. */
    public void problemAt(String key, String message) {
        problem(at(key), message);
    }

    /** Reports something wrong with an element of a list. */
    public void problemAt(String key, int index, String message) {
        problem(at(key, index), message);
    }

    /** The elements of a list; none where there is no list, which is reported elsewhere. */
    List<JsonValue> values(String key) {
        return object.get(key) instanceof JsonArray array ? array.elements() : List.of();
    }

    private List<JsonValue> elements(String key) {
        JsonValue value = object.get(key);
        if (value instanceof JsonArray array) {
            return array.elements();
        }
        if (value != null) {
            problem(at(key), "expected a list, found " + value.typeName());
        }
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
}
