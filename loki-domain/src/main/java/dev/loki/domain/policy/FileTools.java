package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which actions are operations on a file, by what the context calls its tool or action. Of a name that other names stand
 * before ({@code mcp__filesystem__write_file}, {@code fs.read}, {@code tools/list}) the last one counts.
 *
 * <p>One rule for all names: it changes something where one of its words says so, and only looks where its first or last
 * word does and none says that it changes. The name is the agent's or its host's word, and nobody here can test it.
 */
final class FileTools {

    private static final List<String> NAMING_FIELDS = List.of("tool", "tool_name", "action", "operation");

    /** What is done to one file, and makes a name an operation on a file by itself. */
    private static final Set<String> READING = words("read view notebookread");

    private static final Set<String> WRITING =
            words("write edit multiedit notebookedit create delete move rename append replace patch");

    /** What else looks. */
    private static final Set<String> LOOKING = words(
            "grep egrep rg ripgrep glob ls list get search find show cat head tail stat tree webfetch websearch fetch lookup");

    /** What else changes something. */
    private static final Set<String> CHANGING =
            words("apply insert update modify remove unlink rm mv cp copy set put save add make mkdir"
                    + " touch truncate chmod chown link symlink run exec execute send upload download extract restore clear clean"
                    + " change overwrite store push merge");

    /** Words beside which such a name speaks of one file still: {@code file_write}, {@code str_replace}. */
    private static final Set<String> BESIDE = words("file str apply multi notebook");

    /** The tools of Anthropic's text editor say in {@code command} what they do. */
    private static final Set<String> EDITORS =
            Set.of("str_replace_based_edit_tool", "str_replace_editor", "text_editor", "textedit");

    private FileTools() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    /** Whether the context names an operation on a file, so that it must say which. */
    static boolean isNamedBy(JsonObject context) {
        return anyName(context, name -> isOf(READING, name) || isOf(WRITING, name));
    }

    /** Whether the context names an operation that changes a file. */
    static boolean changes(JsonObject context) {
        return anyName(context, name -> isOf(WRITING, name));
    }

    /**
     * Whether the context says that the file is only read. What it does not say counts as a change, and so does a server's
     * tool that gets a text to write, whatever its name.
     */
    static boolean onlyReads(JsonObject context) {
        if (isEditor(context)) {
            return context.get("command") instanceof JsonString command
                    && command.value().equals("view");
        }
        if (ServerTools.isOne(context) && ServerTools.isGivenText(context)) {
            return false;
        }
        return anyName(context, name -> looks(NameWords.of(lastPart(name))))
                && !anyName(
                        context, name -> NameWords.of(lastPart(name)).stream().anyMatch(FileTools::changes));
    }

    private static boolean looks(List<String> words) {
        return !words.isEmpty() && (looks(words.get(0)) || looks(words.get(words.size() - 1)));
    }

    private static boolean looks(String word) {
        return READING.contains(word) || LOOKING.contains(word);
    }

    private static boolean changes(String word) {
        return WRITING.contains(word) || CHANGING.contains(word);
    }

    /** Whether the context says that something is looked for or listed, and no file's content read. */
    static boolean onlySearches(JsonObject context) {
        return onlyReads(context)
                && !isEditor(context)
                && !anyName(
                        context, name -> NameWords.of(lastPart(name)).stream().anyMatch(READING::contains));
    }

    /** Whether a field of the context is the command of an editor, and so none of a shell. */
    static boolean isEditor(JsonObject context) {
        return anyName(context, name -> isEditorName(lastPart(name)));
    }

    /** Versions are dates behind the name. */
    private static boolean isEditorName(String name) {
        int end = name.length();
        while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '_')) {
            end--;
        }
        return EDITORS.contains(name.substring(0, end).toLowerCase(Locale.ROOT));
    }

    private static boolean anyName(JsonObject context, Predicate<String> test) {
        for (int i = 0; i < NAMING_FIELDS.size(); i++) {
            if (context.get(NAMING_FIELDS.get(i)) instanceof JsonString name && test.test(name.value())) {
                return true;
            }
        }
        return false;
    }

    /** What another server's tool is called counts only where it speaks of a file: what it creates may be a task. */
    private static boolean isOf(Set<String> operations, String name) {
        String last = lastPart(name);
        List<String> words = new ArrayList<>(NameWords.of(last));
        boolean ours = last.length() == name.length() || words.contains("file");
        words.removeIf(BESIDE::contains);
        return ours && words.size() == 1 && operations.contains(words.get(0));
    }

    private static String lastPart(String name) {
        int from = Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1;
        int behind = name.lastIndexOf("__");
        return name.substring(Math.max(from, behind < 0 ? 0 : behind + 2));
    }
}
