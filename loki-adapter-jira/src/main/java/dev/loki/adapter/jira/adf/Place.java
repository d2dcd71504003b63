package dev.loki.adapter.jira.adf;

import java.util.Set;

/** Where a block stands in ADF, which does not take every block everywhere (its JSON schema says which). */
enum Place {
    ROOT("heading", "rule", "blockquote", "panel", "table", "taskList"),
    PANEL("heading", "rule", "taskList"),
    ITEM("taskList"),
    QUOTE;

    private final Set<String> taken;

    Place(String... taken) {
        this.taken = Set.of(taken);
    }

    /** Whether a node of this type may stand here. Paragraphs, code blocks and lists may everywhere. */
    boolean takes(String type) {
        return taken.contains(type);
    }
}
