package dev.loki.adapter.agents.settings;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.hook.UnreadableSettingsException;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON text that is changed in places, while all else in it stays as it was written. What is put in is indented as the
 * text is. Immutable: each change makes another.
 */
final class SettingsText {

    private static final Pattern INDENT = Pattern.compile("\\{[ \\t]*\\r?\\n([ \\t]+)\"");
    private static final String DEFAULT_INDENT = "  ";

    private final String text;
    private final boolean comments;
    private final Node root;
    private final String indent;
    private final String lineBreak;

    /**
     * Reads a text; an empty one is an empty object.
     *
     * @param comments whether comments, and commas before an end, are taken
     * @throws UnreadableSettingsException where it is no JSON object
     */
    SettingsText(String text, boolean comments) throws UnreadableSettingsException {
        this.text = text.isBlank() ? "{}\n" : text;
        this.comments = comments;
        this.root = SettingsReader.read(this.text, comments);
        if (!root.isObject()) {
            throw new UnreadableSettingsException("expected a JSON object");
        }
        Matcher found = INDENT.matcher(this.text);
        this.indent = found.find() ? found.group(1) : DEFAULT_INDENT;
        this.lineBreak = this.text.contains("\r\n") ? "\r\n" : "\n";
    }

    Node root() {
        return root;
    }

    @Override
    public String toString() {
        return text;
    }

    /** With a member at the end of an object, or in the place of the one that has its name. */
    SettingsText put(List<String> path, String name, JsonValue value) throws UnreadableSettingsException {
        SettingsText made = path.isEmpty() ? this : withContainer(path, JsonObject.EMPTY);
        Node object = made.at(path, '{');
        if (object.part(name).isPresent()) {
            Node old = object.part(name).get().value();
            return made.replaced(old.start(), old.end(), made.pretty(value, path.size() + 1));
        }
        return made.inserted(object, path.size(), new JsonString(name) + ": " + made.pretty(value, path.size() + 1));
    }

    /** With an element at the end of an array. */
    SettingsText append(List<String> path, JsonValue value) throws UnreadableSettingsException {
        SettingsText made = withContainer(path, new JsonArray(List.of()));
        return made.inserted(made.at(path, '['), path.size(), made.pretty(value, path.size() + 1));
    }

    /** Without a part of an object or array, its comma, and the line break before it; comments stay. */
    SettingsText without(Node container, Node.Part part) throws UnreadableSettingsException {
        int index = container.parts().indexOf(part);
        if (index > 0) {
            return replaced(container.parts().get(index - 1).end(), part.end(), "");
        }
        if (index < container.parts().size() - 1) {
            return replaced(part.start(), container.parts().get(1).start(), "");
        }
        int end = container.end() - 1;
        int behind = behindComma(part.end(), end);
        boolean alone = text.substring(container.start() + 1, part.start()).isBlank()
                && text.substring(behind, end).isBlank();
        return alone ? replaced(container.start() + 1, end, "") : replaced(part.start(), behind, "");
    }

    private int behindComma(int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < end && text.charAt(at) == ',' ? at + 1 : from;
    }

    private SettingsText withContainer(List<String> path, JsonValue empty) throws UnreadableSettingsException {
        SettingsText made = this;
        for (int i = 0; i < path.size(); i++) {
            List<String> around = path.subList(0, i);
            String name = path.get(i);
            if (made.at(around, '{').member(name).filter(node -> !node.isNull()).isEmpty()) {
                made = made.put(around, name, i == path.size() - 1 ? empty : JsonObject.EMPTY);
            }
        }
        return made;
    }

    private Node at(List<String> path, char kind) throws UnreadableSettingsException {
        Node node = root;
        for (String name : path) {
            node = node.member(name)
                    .orElseThrow(() -> new UnreadableSettingsException("expected a member " + String.join(".", path)));
        }
        if (node.kind() != kind) {
            throw new UnreadableSettingsException(
                    String.join(".", path) + ": expected " + (kind == '{' ? "an object" : "an array"));
        }
        return node;
    }

    /** @param depth how deep the container stands, from 0 */
    private SettingsText inserted(Node container, int depth, String part) throws UnreadableSettingsException {
        List<Node.Part> parts = container.parts();
        String inside = lineBreak + indent.repeat(depth + 1);
        if (parts.isEmpty()) {
            int end = container.end() - 1;
            boolean comment = !text.substring(container.start() + 1, end).isBlank();
            int from = comment ? end : container.start() + 1;
            return replaced(from, end, inside + part + lineBreak + indent.repeat(depth));
        }
        int behind = parts.get(parts.size() - 1).end();
        boolean oneLine = text.substring(container.start(), container.end()).indexOf('\n') < 0;
        return oneLine ? replaced(behind, behind, ", " + part) : replaced(behind, behind, "," + inside + part);
    }

    private SettingsText replaced(int from, int to, String by) throws UnreadableSettingsException {
        return new SettingsText(text.substring(0, from) + by + text.substring(to), comments);
    }

    /** @param depth how deep the value's parts stand less one */
    private String pretty(JsonValue value, int depth) {
        if (value instanceof JsonObject object && !object.members().isEmpty()) {
            StringJoiner joined = joiner("{", "}", depth);
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                joined.add(new JsonString(member.getKey()) + ": " + pretty(member.getValue(), depth + 1));
            }
            return joined.toString();
        }
        if (value instanceof JsonArray array && !array.elements().isEmpty()) {
            StringJoiner joined = joiner("[", "]", depth);
            array.elements().forEach(element -> joined.add(pretty(element, depth + 1)));
            return joined.toString();
        }
        return value.toString();
    }

    private StringJoiner joiner(String first, String last, int depth) {
        String inside = lineBreak + indent.repeat(depth + 1);
        return new StringJoiner("," + inside, first + inside, lineBreak + indent.repeat(depth) + last);
    }
}
