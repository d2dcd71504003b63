package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which actions are operations on a file, by what the context calls its tool or action. */
final class FileTools {

    private static final List<String> NAMING_FIELDS = List.of("tool", "tool_name", "action", "operation");
    private static final Set<String> READING = Set.of("read", "file_read", "read_file", "view", "notebookread");
    private static final Set<String> CHANGING = Set.of(
            "write",
            "edit",
            "multiedit",
            "notebookedit",
            "create",
            "delete",
            "move",
            "rename",
            "append",
            "file_write",
            "file_edit",
            "file_create",
            "file_delete",
            "file_move",
            "file_rename",
            "write_file",
            "edit_file",
            "create_file",
            "delete_file",
            "move_file",
            "replace",
            "str_replace",
            "apply_patch");

    private FileTools() {}

    /** Whether the context names an operation on a file, so that it must say which. */
    static boolean isNamedBy(JsonObject context) {
        return names(context, READING) || names(context, CHANGING);
    }

    /** Whether the context names an operation that changes a file. */
    static boolean changes(JsonObject context) {
        return names(context, CHANGING);
    }

    /** Whether the context says that the file is only read. What it does not say counts as a change. */
    static boolean onlyReads(JsonObject context) {
        return names(context, READING) && !names(context, CHANGING);
    }

    private static boolean names(JsonObject context, Set<String> operations) {
        for (int i = 0; i < NAMING_FIELDS.size(); i++) {
            JsonValue name = context.get(NAMING_FIELDS.get(i));
            if (name instanceof JsonString string
                    && operations.contains(string.value().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
