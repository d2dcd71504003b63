package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code file_path must start with project_dir}. An action that names no file operation is not concerned; one that does
 * must say which file.
 */
public record PathCondition() implements Condition {

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue path = context.get(ContextPath.FILE);
        if (path == null) {
            return FileTools.isNamedBy(context) ? Breach.missingFile() : null;
        }
        if (!(path instanceof JsonString text) || text.value().isEmpty()) {
            return Breach.invalid(ContextPath.FILE, "a path that is not empty");
        }
        if (isPlainlyWithin(text.value(), context)) {
            return null;
        }
        if (context.get(ContextPath.ROOT) == null) {
            return Breach.missing(ContextPath.ROOT);
        }
        Optional<String> root = ContextPath.root(context);
        if (root.isEmpty() || ContextPath.base(context).isEmpty()) {
            String field = root.isEmpty() ? ContextPath.ROOT : ContextPath.CWD;
            return Breach.invalid(field, "an absolute path without control characters");
        }
        return judge(text.value(), root.get(), context);
    }

    @Override
    public String describe() {
        return ContextPath.FILE + " must start with " + ContextPath.ROOT;
    }

    @Override
    public List<String> fields() {
        return List.of(ContextPath.FILE);
    }

    /** The common case, told without leaving garbage; whatever is not plain is for the slow way. */
    private static boolean isPlainlyWithin(String path, JsonObject context) {
        return context.get(ContextPath.CWD) == null
                && context.get(ContextPath.ROOT) instanceof JsonString root
                && LexicalPath.isPlain(path)
                && LexicalPath.isPlain(root.value())
                && LexicalPath.isWithin(path, root.value());
    }

    private static @Nullable Breach judge(String path, String root, JsonObject context) {
        Optional<String> target = ContextPath.file(path, context);
        if (target.isEmpty()) {
            return Breach.invalid(ContextPath.FILE, ContextPath.TRUSTED);
        }
        return LexicalPath.isWithin(target.get(), root) ? null : Breach.violated(target.get() + " is outside " + root);
    }
}
