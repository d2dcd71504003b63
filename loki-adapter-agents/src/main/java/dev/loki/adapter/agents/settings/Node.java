package dev.loki.adapter.agents.settings;

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
        return member(name).filter(value -> value.kind == '"').map(Node::text).orElse("");
    }
}
