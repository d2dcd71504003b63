package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.shell.Word;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The paths of a context, made absolute: {@code file_path} is taken from {@code cwd}, else from {@code project_dir}. */
public final class ContextPath {

    /** The member that says which file is meant. */
    public static final String FILE = "file_path";

    /** The member that says where the project is. */
    public static final String ROOT = "project_dir";

    static final String CWD = "cwd";

    private ContextPath() {}

    /** The project's folder; empty where it is missing, relative or cannot be trusted. */
    static Optional<String> root(JsonObject context) {
        return context.string(ROOT).flatMap(root -> LexicalPath.resolve(root, ""));
    }

    /** A path as seen from the context; empty where it cannot be trusted, or nothing says what it is relative to. */
    static Optional<String> resolve(String path, JsonObject context) {
        return LexicalPath.resolve(path, base(context).orElse(""));
    }

    /** What a file's path must be, for messages. */
    static final String TRUSTED =
            "a path without control, bidirectional or invisible characters that begins with no ~, drive or other"
                    + " machine";

    /** A {@code file_path} as seen from the context; empty also where only a tool knows what it begins with. */
    static Optional<String> file(String path, JsonObject context) {
        boolean odd = path.indexOf(Word.BELOW) >= 0 || PathReadings.leadsElsewhere(path);
        return odd ? Optional.empty() : resolve(path, context);
    }

    /** What {@link #file} says, null where that is empty; of a path that is plain allocates nothing. */
    static @Nullable String absolute(String path, JsonObject context) {
        if (LexicalPath.isPlain(path)) {
            return path;
        }
        return path.isEmpty() ? null : file(path, context).orElse(null);
    }

    /** The project's folder, or another where there is none. */
    static String rootOr(String other, JsonObject context) {
        return context.get(ROOT) instanceof JsonString root && LexicalPath.isPlain(root.value())
                ? root.value()
                : root(context).orElse(other);
    }

    /** Where relative paths begin; empty where nothing says so, or what does cannot be trusted. */
    static Optional<String> base(JsonObject context) {
        return context.get(CWD) == null
                ? root(context)
                : context.string(CWD).flatMap(cwd -> LexicalPath.resolve(cwd, ""));
    }
}
