package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.adapter.jira.adf.Mark.Style;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Lays blocks out on pages, each of which Jira takes. Not thread-safe. */
final class DocumentSplitter {

    /** As {@link NodeWeight} counts. */
    static final int MAX_CHARACTERS = 30_000;

    private static final int NOTE = 100;
    private static final int PAGE = MAX_CHARACTERS - NOTE;

    private final Deque<JsonObject> left;
    private final List<List<JsonObject>> pages = new ArrayList<>();
    private List<JsonObject> page = new ArrayList<>();
    private int room = PAGE;

    private DocumentSplitter(List<JsonObject> blocks) {
        this.left = new ArrayDeque<>(blocks);
    }

    /** The blocks of each page. */
    static List<List<JsonObject>> split(List<JsonObject> blocks) {
        DocumentSplitter splitter = new DocumentSplitter(blocks);
        while (!splitter.left.isEmpty()) {
            splitter.place(splitter.left.removeFirst());
        }
        splitter.pages.add(splitter.page);
        return numbered(splitter.pages);
    }

    private void place(JsonObject block) {
        int weight = NodeWeight.of(block, PAGE);
        if (weight <= room) {
            add(block, weight);
            return;
        }
        Optional<NodeSplitter.Parts> parts =
                weight <= PAGE ? Optional.empty() : NodeSplitter.split(block, room, PAGE);
        if (parts.isPresent()) {
            add(parts.get().head(), NodeWeight.of(parts.get().head(), PAGE));
            left.addFirst(parts.get().tail());
            turn();
        } else if (page.isEmpty()) {
            add(block, weight);
        } else {
            left.addFirst(block);
            keepHeading();
            turn();
        }
    }

    private void add(JsonObject block, int weight) {
        page.add(block);
        room -= weight;
    }

    /** A heading goes with what it stands above. */
    private void keepHeading() {
        int last = page.size() - 1;
        boolean isHeading = page.get(last).string("type").filter("heading"::equals).isPresent();
        if (isHeading && last > 0) {
            left.addFirst(page.remove(last));
        }
    }

    private void turn() {
        pages.add(page);
        page = new ArrayList<>();
        room = PAGE;
    }

    private static List<List<JsonObject>> numbered(List<List<JsonObject>> pages) {
        for (int i = 1; i < pages.size(); i++) {
            String note = "Continued: part " + (i + 1) + " of " + pages.size();
            pages.get(i).add(0, AdfJson.paragraph(List.of(new Run(note, List.of(new Mark(Style.EM))))));
        }
        return pages;
    }
}
