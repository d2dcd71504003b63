package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many characters a node takes of what Jira allows. Jira does not say how it counts; it counts text, and has kept
 * documents as wiki markup. So this counts the UTF-16 units of all texts and links, and for each node and mark a few
 * more than its markup would take.
 */
final class NodeWeight {

    private static final int NODE = 6;
    private static final int MARK = 8;
    private static final int FRAME = 40;

    private NodeWeight() {}

    /**
     * The node with all that it holds.
     *
     * @param most where counting may stop: a weight above it says only that it is above
     */
    static int of(JsonObject node, int most) {
        int weight = ofFrame(node);
        for (JsonObject child : children(node)) {
            if (weight > most) {
                return weight;
            }
            weight += of(child, most - weight);
        }
        return weight;
    }

    /** The node without what it holds. */
    static int ofFrame(JsonObject node) {
        String type = node.string("type").orElse("");
        boolean isFramed = type.equals("codeBlock") || type.equals("panel");
        int text = node.string("text").orElse("").length();
        return (isFramed ? FRAME : NODE) + text + strings(node.get("attrs")) + marks(node);
    }

    static List<JsonObject> children(JsonObject node) {
        return objects(node.get("content"));
    }

    private static int marks(JsonObject node) {
        return objects(node.get("marks")).stream()
                .mapToInt(mark -> MARK + strings(mark.get("attrs")))
                .sum();
    }

    private static int strings(@Nullable JsonValue attributes) {
        if (!(attributes instanceof JsonObject object)) {
            return 0;
        }
        return object.members().keySet().stream()
                .mapToInt(name -> object.string(name).orElse("").length())
                .sum();
    }

    private static List<JsonObject> objects(@Nullable JsonValue array) {
        if (!(array instanceof JsonArray values)) {
            return List.of();
        }
        return values.elements().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .toList();
    }
}
