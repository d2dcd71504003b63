package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Optional;

/** The paths of a context, made absolute: {@code file_path} is taken from {@code cwd}, else from {@code project_dir}. */
final class ContextPath {

    static final String FILE = "file_path";
    static final String ROOT = "project_dir";
    static final String CWD = "cwd";

    private ContextPath() {}

    /** The project's folder; empty where it is missing, relative or cannot be trusted. */
    static Optional<String> root(JsonObject context) {
        return context.string(ROOT).flatMap(root -> LexicalPath.resolve(root, ""));
    }

    /** A path as seen from the context; empty where it cannot be trusted, or nothing says what it is relative to. */
    static Optional<String> resolve(String path, JsonObject context) {
        return LexicalPath.resolve(path, base(context));
    }

    /** Where relative paths begin: an absolute folder, or nothing. */
    static String base(JsonObject context) {
        String root = root(context).orElse("");
        JsonValue cwd = context.get(CWD);
        return cwd instanceof JsonString string ? LexicalPath.resolve(string.value(), root).orElse("") : root;
    }
}
