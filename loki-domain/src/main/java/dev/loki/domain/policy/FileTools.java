package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which actions are operations on a file, by what the context calls its tool or action. Of a name that other names stand
 * before ({@code mcp__filesystem__write_file}, {@code fs.read}, {@code tools/list}) the last one counts.
 */
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

    /** With what the name of a tool begins or ends that only looks. */
    private static final Set<String> LOOKING_WORDS = Set.of(
            "read",
            "view",
            "grep",
            "egrep",
            "rg",
            "ripgrep",
            "glob",
            "ls",
            "list",
            "get",
            "search",
            "find",
            "show",
            "cat",
            "head",
            "tail",
            "stat",
            "tree",
            "webfetch",
            "websearch",
            "fetch",
            "notebookread",
            "lookup");

    /** What the name of a tool that only looks does not hold. */
    private static final Set<String> CHANGING_WORDS = Set.of(
            "write",
            "edit",
            "multiedit",
            "notebookedit",
            "create",
            "delete",
            "move",
            "rename",
            "append",
            "replace",
            "patch",
            "apply",
            "insert",
            "update",
            "modify",
            "remove",
            "unlink",
            "rm",
            "mv",
            "cp",
            "copy",
            "set",
            "put",
            "save",
            "add",
            "make",
            "mkdir",
            "touch",
            "truncate",
            "chmod",
            "chown",
            "link",
            "symlink",
            "run",
            "exec",
            "execute",
            "send",
            "upload",
            "download",
            "extract",
            "restore",
            "clear",
            "clean",
            "change",
            "overwrite",
            "store",
            "push",
            "merge");

    /** The tools of Anthropic's text editor say in {@code command} what they do. */
    private static final Set<String> EDITORS =
            Set.of("str_replace_based_edit_tool", "str_replace_editor", "text_editor", "textedit");

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
        if (isEditor(context)) {
            return context.get("command") instanceof JsonString command
                    && command.value().equals("view");
        }
        boolean looks = false;
        for (int i = 0; i < NAMING_FIELDS.size(); i++) {
            if (context.get(NAMING_FIELDS.get(i)) instanceof JsonString name) {
                List<String> words = words(lastPart(name.value()));
                if (words.stream().anyMatch(CHANGING_WORDS::contains)) {
                    return false;
                }
                looks |= looks(words);
            }
        }
        return looks;
    }

    private static boolean looks(List<String> words) {
        return !words.isEmpty()
                && (LOOKING_WORDS.contains(words.get(0)) || LOOKING_WORDS.contains(words.get(words.size() - 1)));
    }

    /** Whether the context says that something is looked for or listed, and no file's content read. */
    static boolean onlySearches(JsonObject context) {
        return onlyReads(context) && !names(context, READING) && !isEditor(context);
    }

    /** Whether a field of the context is the command of an editor, and so none of a shell. */
    static boolean isEditor(JsonObject context) {
        for (int i = 0; i < NAMING_FIELDS.size(); i++) {
            if (context.get(NAMING_FIELDS.get(i)) instanceof JsonString name && isEditorName(lastPart(name.value()))) {
                return true;
            }
        }
        return false;
    }

    /** Versions are dates behind the name. */
    private static boolean isEditorName(String name) {
        int end = name.length();
        while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '_')) {
            end--;
        }
        return EDITORS.contains(name.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static boolean names(JsonObject context, Set<String> operations) {
        for (int i = 0; i < NAMING_FIELDS.size(); i++) {
            JsonValue name = context.get(NAMING_FIELDS.get(i));
            if (name instanceof JsonString string && isIn(operations, string.value())) {
                return true;
            }
        }
        return false;
    }

    /** What another server's tool is called counts only where it speaks of a file: what it creates may be a task. */
    private static boolean isIn(Set<String> operations, String name) {
        String last = lastPart(name).toLowerCase(Locale.ROOT);
        return operations.contains(last) && (last.length() == name.length() || last.contains("file"));
    }

    private static String lastPart(String name) {
        int from = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1;
        int behind = name.lastIndexOf("__");
        return name.substring(Math.max(from, behind < 0 ? 0 : behind + 2));
    }

    /** The words of {@code read_text_file}, {@code read-file}, {@code readFile} or {@code ReadFile}. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean begins = Character.isUpperCase(c) && i > 0 && Character.isLowerCase(name.charAt(i - 1));
            if (begins || !Character.isLetterOrDigit(c)) {
                addTo(words, word);
            }
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            }
        }
        addTo(words, word);
        return words;
    }

    private static void addTo(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
