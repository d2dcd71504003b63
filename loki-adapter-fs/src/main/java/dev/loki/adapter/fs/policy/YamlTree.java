package dev.loki.adapter.fs.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.json.ValueLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Builds one value from a YAML parser's events, without making objects of any other kind. Refused are: tags, anchors and
 * aliases (and with them merge keys), more than one document, keys that are no text, keys that stand twice, nesting
 * deeper than {@value #MAX_DEPTH}. For one use by one thread.
 */
final class YamlTree {

    private static final int MAX_DEPTH = 100;

    private final String file;
    private final Parser parser;
    private final ValueLines lines;
    private int depth;

    YamlTree(String file, Parser parser, ValueLines lines) {
        this.file = file;
        this.parser = parser;
        this.lines = lines;
    }

    JsonValue read() throws PolicySyntaxException {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw new PolicySyntaxException(file, 1, "the file is empty; write something into it, or remove it");
        }
        parser.getEvent();
        JsonValue root = value(parser.getEvent(), ValueLines.ROOT);
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw refused(parser.peekEvent(), "a second document starts here; expected one");
        }
        return root;
    }

    private JsonValue value(Event event, @Nullable String pointer) throws PolicySyntaxException {
        requirePlain(event);
        lines.put(pointer, line(event));
        if (event instanceof MappingStartEvent) {
            return mapping(event, pointer);
        }
        if (event instanceof SequenceStartEvent) {
            return sequence(event, pointer);
        }
        return YamlScalar.toJson((ScalarEvent) event);
    }

    private JsonValue mapping(Event start, @Nullable String pointer) throws PolicySyntaxException {
        enter(start);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.MappingEnd); event = parser.getEvent()) {
            String key = key(event);
            if (members.containsKey(key)) {
                String which = key.matches("\\w{1,64}") ? "the key " + key : "a key";
                throw refused(event, which + " stands twice in one mapping");
            }
            members.put(key, value(parser.getEvent(), lines.child(pointer, key)));
        }
        depth--;
        return JsonObject.of(members);
    }

    private JsonValue sequence(Event start, @Nullable String pointer) throws PolicySyntaxException {
        enter(start);
        List<JsonValue> elements = new ArrayList<>();
        for (Event event = parser.getEvent(); !event.is(Event.ID.SequenceEnd); event = parser.getEvent()) {
            elements.add(value(event, lines.child(pointer, Integer.toString(elements.size()))));
        }
        depth--;
        return new JsonArray(elements);
    }

    private String key(Event event) throws PolicySyntaxException {
        requirePlain(event);
        if (!(event instanceof ScalarEvent scalar)) {
            throw refused(event, "a key must be a text");
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            throw refused(event, "merge keys (<<) are not read; write the keys out");
        }
        return scalar.getValue();
    }

    private void requirePlain(Event event) throws PolicySyntaxException {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && node.getAnchor() != null)) {
            throw refused(event, "anchors and aliases (& and *) are not read; write the value out, or quote it");
        }
        if (tag(event) != null) {
            throw refused(event, "tags (!) are not read; remove it, or quote the value");
        }
    }

    private static @Nullable String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag();
        }
        if (event instanceof MappingStartEvent mapping) {
            return mapping.getTag();
        }
        return event instanceof SequenceStartEvent sequence ? sequence.getTag() : null;
    }

    private void enter(Event event) throws PolicySyntaxException {
        depth++;
        if (depth > MAX_DEPTH) {
            throw refused(event, "nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private PolicySyntaxException refused(Event event, String message) {
        return new PolicySyntaxException(file, line(event), message);
    }

    private static int line(Event event) {
        return event.getStartMark() == null ? 1 : event.getStartMark().getLine() + 1;
    }
}
