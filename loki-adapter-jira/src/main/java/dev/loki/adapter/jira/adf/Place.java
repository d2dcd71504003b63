package dev.loki.adapter.jira.adf;

import java.util.Set;

/** Where a block stands in ADF, which does not take every block everywhere (its JSON schema says which). */
enum Place {
    ROOT,
    PANEL,
    ITEM,
    QUOTE;

    private static final Set<String> IN_PANEL = Set.of("heading", "rule", "taskList");

    /** Whether a node of this type may stand here. Paragraphs, code blocks and lists may everywhere. */
    boolean takes(String type) {
        return switch (this) {
            case ROOT -> true;
            case PANEL -> IN_PANEL.contains(type);
            case ITEM -> type.equals("taskList");
            case QUOTE -> false;
        };
    }
}
