package dev.loki.domain.tracker;

import java.util.List;

/**
 * An issue, epic or project as it was read from a tracker, with what belongs to it. All texts are from outside.
 *
 * @param id what the tracker knows it by for ever, where its key may change
 * @param key what people call it, such as {@code PROJ-12}
 * @param url where people read it; empty where the tracker tells none
 * @param title one line
 * @param status what the tracker calls its status; empty where it has none
 * @param markdown its description
 * @param acceptanceCriteria those found in the description, each as one line of Markdown
 * @param labels in the tracker's order
 * @param children what is below it, in the tracker's order
 */
public record ImportedWork(
        String id,
        String key,
        String url,
        String title,
        String status,
        String markdown,
        List<String> acceptanceCriteria,
        List<String> labels,
        List<ImportedWork> children) {

    public ImportedWork {
        acceptanceCriteria = List.copyOf(acceptanceCriteria);
        labels = List.copyOf(labels);
        children = List.copyOf(children);
    }
}
