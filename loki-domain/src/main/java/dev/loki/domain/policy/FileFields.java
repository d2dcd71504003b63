package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that an action names, by whatever name its tool has for such a field: {@code file_path}, {@code path},
 * {@code destination}, {@code paths}, {@code edits[].file_path}, and what a patch says. This is the one home of those
 * names. How deep they stand does not matter.
 */
final class FileFields {

    /** More files than this in one action are not told apart. */
    static final int MOST = 1_000;

    /** The last word of a field's name that says that its value is a path. */
    private static final Set<String> WORDS = Set.of(
            "path",
            "paths",
            "filepath",
            "filepaths",
            "file",
            "files",
            "filename",
            "filenames",
            "pathname",
            "uri",
            "uris");

    /** Names that may as well mean something else: they count where the value looks like a path. */
    private static final Set<String> LOOSE = Set.of(
            "source",
            "sources",
            "destination",
            "destinations",
            "target",
            "targets",
            "from",
            "to",
            "src",
            "dst",
            "dest",
            "folder",
            "folders",
            "directory",
            "directories",
            "dir",
            "url",
            "changes");

    /** Where a command is run: said by the agent, so that what is relative is taken from there as well. */
    static final Set<String> WORKING_FOLDERS = Set.of(
            "workdir", "working_directory", "working_dir", "workingDirectory", "directory", "dir_path", "tool_cwd");

    /** Fields that say where the action takes place, or what its host keeps, not which file it is about. */
    private static final Set<String> OTHERS =
            Set.of(ContextPath.ROOT, ContextPath.CWD, "transcript_path", "agent_transcript_path", "class_path");

    private static final Set<String> PATCHES = Set.of("input", "patch", "diff", "patch_text", "patchText", "patches");

    /** A context that holds no more than these names no other file. */
    private static final String[] PLAIN = {
        ContextPath.FILE,
        ContextPath.ROOT,
        ContextPath.CWD,
        "active_agents",
        "tool",
        "tool_name",
        "action",
        "operation",
        "session_id",
        "content"
    };

    private final Set<Named> found = new LinkedHashSet<>();

    private FileFields() {}

    /** A path and the name of the field that holds it. */
    record Named(String field, String path) {}

    /** All but the outermost {@code file_path}: in their order, each once, at most one more than {@link #MOST}. */
    static List<Named> besides(JsonObject context) {
        if (isPlain(context)) {
            return List.of();
        }
        FileFields fields = new FileFields();
        fields.walk(context, true);
        return List.copyOf(fields.found);
    }

    private static boolean isPlain(JsonObject context) {
        int known = 0;
        for (String name : PLAIN) {
            known += context.get(name) == null ? 0 : 1;
        }
        return known == context.members().size();
    }

    private void walk(JsonObject object, boolean outermost) {
        boolean runs = object.get("command") != null || object.get("cmd") != null;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            String name = member.getKey();
            boolean known = OTHERS.contains(name)
                    || (outermost && name.equals(ContextPath.FILE) && member.getValue() instanceof JsonString);
            if (found.size() > MOST) {
                return;
            }
            if (!known && !(runs && WORKING_FOLDERS.contains(name))) {
                add(name, member.getValue());
            }
            walk(member.getValue());
        }
    }

    private void walk(JsonValue value) {
        if (value instanceof JsonObject object) {
            walk(object, false);
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(this::walk);
        }
    }

    private void add(String name, JsonValue value) {
        if (value instanceof JsonArray array) {
            array.elements().stream().filter(JsonString.class::isInstance).forEach(element -> add(name, element));
        } else if (value instanceof JsonObject object && (isPath(name) || isLoose(name))) {
            object.members().keySet().stream().filter(FileFields::looksLikePath).forEach(path -> note(name, path));
        } else if (value instanceof JsonString text) {
            if (PATCHES.contains(name)) {
                PatchText.files(text.value()).forEach(path -> note(name, path));
            } else if (isPath(name) || (isLoose(name) && looksLikePath(text.value()))) {
                note(name, text.value());
            }
        }
    }

    private void note(String name, String path) {
        if (!path.isEmpty() && found.size() <= MOST) {
            found.add(new Named(name, path));
        }
    }

    private static boolean isPath(String name) {
        return WORDS.contains(NameWords.last(name));
    }

    private static boolean isLoose(String name) {
        return LOOSE.contains(NameWords.last(name));
    }

    private static boolean looksLikePath(String value) {
        boolean begins = value.startsWith(".") || value.startsWith("~") || value.regionMatches(true, 0, "file:", 0, 5);
        return begins || (value.indexOf("://") < 0 && value.chars().anyMatch(c -> "/\\%.".indexOf(c) >= 0));
    }

    /** Where a command is run, as the action itself says. */
    static List<String> workingFolders(JsonObject context) {
        List<String> folders = new ArrayList<>();
        for (String name : WORKING_FOLDERS) {
            context.string(name).filter(folder -> !folder.isEmpty()).ifPresent(folders::add);
        }
        return folders;
    }
}
