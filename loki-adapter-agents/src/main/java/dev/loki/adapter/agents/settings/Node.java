package dev.loki.adapter.agents.settings;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A value of a JSON text, and where it stands.
 *
 * @param kind its first character: a brace, a bracket, a double quote, or another for what has no parts
 * @param start of its first character
 * @param end behind its last
 * @param text what a string says; of others, as it is written
 * @param parts the members of an object, the elements of an array
 */
record Node(char kind, int start, int end, String text, List<Part> parts) {

    /**
     * A member or an element.
     *
     * @param name empty of an element
     * @param start of the name, or of the value where there is none
     */
    record Part(String name, int start, Node value) {

        int end() {
            return value.end();
        }
    }

    boolean isObject() {
        return kind == '{';
    }

    boolean isArray() {
        return kind == '[';
    }

    boolean isText() {
        return kind == '"';
    }

    boolean isNull() {
        return kind == 'n';
    }

    /**
     * Whether it says what a value says, and nothing besides: a longer time-out will do, and so will further elements of an
     * array.
     */
    boolean covers(JsonValue value) {
        if (value instanceof JsonObject object) {
            return isObject()
                    && parts.size() == object.members().size()
                    && object.members().entrySet().stream().allMatch(member -> member(member.getKey())
                            .filter(node -> node.covers(member.getValue()))
                            .isPresent());
        }
        if (value instanceof JsonArray array) {
            return isArray()
                    && array.elements().stream().allMatch(element -> parts.stream()
                            .anyMatch(part -> part.value().covers(element)));
        }
        if (value instanceof JsonString string) {
            return isText() && text.equals(string.value());
        }
        return value instanceof JsonNumber number ? isAtLeast(number) : !isText() && text.equals(value.toString());
    }

    private boolean isAtLeast(JsonNumber number) {
        boolean isNumber = !text.isEmpty() && (kind == '-' || (kind >= '0' && kind <= '9'));
        return isNumber && new BigDecimal(text).compareTo(new BigDecimal(number.toString())) >= 0;
    }

    /** The member of this name: of several the last, which agents go by. */
    Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).reduce((first, last) -> last);
    }

    /** The value of a member. */
    Optional<Node> member(String name) {
        return part(name).map(Part::value);
    }

    /** What a member says that is a string; empty where there is none. */
    String string(String name) {
        return member(name).filter(Node::isText).map(Node::text).orElse("");
    }
}
