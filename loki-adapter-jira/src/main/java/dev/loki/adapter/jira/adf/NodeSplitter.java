package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts a node in two of the same kind: between what it holds, else within that, else within a text. */
final class NodeSplitter {

    /** Texts are not cut to less than this: rather the whole follows. */
    private static final int LEAST_TEXT = 100;

    private NodeSplitter() {}

    /**
     * @param head fits the room
     * @param tail all that is left
     */
    record Parts(JsonObject head, JsonObject tail) {}

    /**
     * The node in two parts.
     *
     * @param room for the first part
     * @param page the room that the second part will find
     * @return empty where no part fits the room
     */
    static Optional<Parts> split(JsonObject node, int room, int page) {
        if (node.get("text") != null) {
            return splitText(node, room, false);
        }
        List<JsonObject> children = NodeWeight.children(node);
        int frame = NodeWeight.ofFrame(node);
        int left = room - frame;
        int taken = 0;
        while (taken < children.size() && NodeWeight.of(children.get(taken), left) <= left) {
            left -= NodeWeight.of(children.get(taken), left);
            taken++;
        }
        if (taken == children.size()) {
            return Optional.empty();
        }
        return part(node, children, taken, left, page - frame);
    }

    private static Optional<Parts> part(JsonObject node, List<JsonObject> children, int taken, int left, int page) {
        JsonObject next = children.get(taken);
        boolean hasMoreThanHead = taken > (isHead(children.get(0)) ? 1 : 0);
        boolean fitsNextPage = NodeWeight.of(next, page) <= page - headWeight(children, page);
        Optional<Parts> within = hasMoreThanHead && fitsNextPage ? Optional.empty() : splitChild(node, next, left, page);
        if (!hasMoreThanHead && within.isEmpty()) {
            return Optional.empty();
        }
        List<JsonObject> head = new ArrayList<>(children.subList(0, taken));
        List<JsonObject> tail = new ArrayList<>(children.subList(taken, children.size()));
        within.ifPresent(parts -> {
            head.add(parts.head());
            tail.set(0, parts.tail());
        });
        return Optional.of(new Parts(withContent(node, head), withContent(continued(node, taken), headed(node, children, taken, tail))));
    }

    private static Optional<Parts> splitChild(JsonObject node, JsonObject child, int room, int page) {
        return is(node, "codeBlock") ? splitText(child, room, true) : split(child, room, page);
    }

    private static JsonObject withContent(JsonObject node, List<JsonObject> content) {
        return node.with("content", AdfJson.array(content));
    }

    /** Numbers go on where they stopped. */
    private static JsonObject continued(JsonObject node, int taken) {
        if (!is(node, "orderedList")) {
            return node;
        }
        int first = ListReader.first(new AdfNode(node));
        return node.with("attrs", AdfJson.attribute("order", first + (long) taken));
    }

    /** The head of a table stands above its rest, and a cell that was told stays in its column, empty. */
    private static List<JsonObject> headed(JsonObject node, List<JsonObject> children, int taken, List<JsonObject> tail) {
        List<JsonObject> content = new ArrayList<>();
        if (is(node, "table") && taken > 0 && isHead(children.get(0))) {
            content.add(children.get(0));
        }
        if (is(node, "tableRow")) {
            children.subList(0, taken).forEach(cell -> content.add(withContent(cell, List.of(AdfJson.paragraph(List.of())))));
        }
        content.addAll(tail);
        return content;
    }

    private static int headWeight(List<JsonObject> children, int most) {
        return isHead(children.get(0)) ? NodeWeight.of(children.get(0), most) : 0;
    }

    private static boolean isHead(JsonObject row) {
        List<JsonObject> cells = NodeWeight.children(row);
        return is(row, "tableRow") && cells.stream().allMatch(cell -> is(cell, "tableHeader"));
    }

    private static boolean is(JsonObject node, String type) {
        return node.string("type").filter(type::equals).isPresent();
    }

    /** Code parts at the end of a line, which goes; other text behind a space. */
    private static Optional<Parts> splitText(JsonObject node, int room, boolean isCode) {
        String text = node.string("text").orElse("");
        int most = room - (NodeWeight.ofFrame(node) - text.length());
        if (most < LEAST_TEXT || text.length() <= most) {
            return Optional.empty();
        }
        int wished = text.lastIndexOf(isCode ? '\n' : ' ', most - 1);
        int end = wished > most / 2 ? wished : PlainText.cut(text, most);
        int next = isCode && end == wished ? end + 1 : end;
        return Optional.of(new Parts(withText(node, text.substring(0, end)), withText(node, text.substring(next))));
    }

    private static JsonObject withText(JsonObject node, String text) {
        return node.with("text", new JsonString(text));
    }
}
