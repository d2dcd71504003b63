package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Break;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** Lists of Markdown. Items with a box are tasks; what ADF does not take within a task follows it. Not thread-safe. */
final class ListWriter {

    private final BlockWriter blocks;
    private final MarkdownSource source;
    private int localIds;

    ListWriter(BlockWriter blocks, MarkdownSource source) {
        this.blocks = blocks;
        this.source = source;
    }

    void write(ListBlock list, Place place, List<JsonObject> to) {
        List<JsonObject> items = new ArrayList<>();
        List<JsonObject> tasks = new ArrayList<>();
        for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
            if (isTask(list, node, place)) {
                endItems(list, items, to);
                task((ListItem) node, place, tasks, to);
            } else {
                endTasks(tasks, to);
                items.add(item(node));
            }
        }
        endItems(list, items, to);
        endTasks(tasks, to);
    }

    private boolean isTask(ListBlock list, Node item, Place place) {
        return list instanceof BulletList
                && place.takes("taskList")
                && item instanceof ListItem listItem
                && source.box(listItem).isPresent();
    }

    private JsonObject item(Node item) {
        List<JsonObject> content = blocks.write(item, Place.ITEM);
        return AdfJson.node("listItem", content.isEmpty() ? List.of(AdfJson.paragraph(List.of())) : content);
    }

    private static void endItems(ListBlock list, List<JsonObject> items, List<JsonObject> to) {
        if (!items.isEmpty()) {
            to.add(list instanceof OrderedList numbers ? numbered(numbers, items) : AdfJson.node("bulletList", items));
            items.clear();
        }
    }

    private static JsonObject numbered(OrderedList list, List<JsonObject> items) {
        Integer first = list.getMarkerStartNumber();
        boolean isDefault = first == null || first == 1;
        return AdfJson.node("orderedList", isDefault ? JsonObject.EMPTY : AdfJson.attribute("order", first), items);
    }

    private void endTasks(List<JsonObject> tasks, List<JsonObject> to) {
        if (!tasks.isEmpty()) {
            to.add(AdfJson.node("taskList", localId(), tasks));
            tasks.clear();
        }
    }

    private void task(ListItem item, Place place, List<JsonObject> tasks, List<JsonObject> to) {
        List<Inline> text = new ArrayList<>(withoutBox(InlineWriter.write(item.getFirstChild())));
        Node next = item.getFirstChild().getNext();
        while (next instanceof Paragraph) {
            text.add(Break.LINE);
            text.addAll(InlineWriter.write(next));
            next = next.getNext();
        }
        String state = source.box(item).filter("[ ]"::equals).isPresent() ? "TODO" : "DONE";
        JsonObject attributes = localId().with("state", new JsonString(state));
        tasks.add(AdfJson.node("taskItem", attributes, AdfJson.inlines(Inlines.settle(text))));
        for (; next != null; next = next.getNext()) {
            within(next, place, tasks, to);
        }
    }

    /** A list of tasks stays within the list of its task; anything else ends that list. */
    private void within(Node node, Place place, List<JsonObject> tasks, List<JsonObject> to) {
        List<JsonObject> written = new ArrayList<>();
        blocks.block(node, place, written);
        if (written.size() == 1
                && written.get(0).string("type").filter("taskList"::equals).isPresent()) {
            tasks.addAll(written);
        } else {
            endTasks(tasks, to);
            to.addAll(written);
        }
    }

    private static List<Inline> withoutBox(List<Inline> inlines) {
        List<Inline> rest = new ArrayList<>(inlines);
        if (rest.get(0) instanceof Inline.Run first) {
            rest.set(
                    0,
                    first.withText(
                            first.text().substring(Math.min(3, first.text().length()))));
        }
        return Inlines.settle(rest);
    }

    private JsonObject localId() {
        localIds++;
        return AdfJson.attribute("localId", "task-" + localIds);
    }
}
