package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code file_path must start with project_dir}, or with one of some fixed folders. An action that names no file
 * operation is not concerned; one that does must say which file.
 *
 * @param folders where the file may be, taken from the project's folder; empty means that folder itself
 */
record PathCondition(List<String> folders) implements Condition {

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue path = context.get(ContextPath.FILE);
        if (path == null) {
            return FileTools.isNamedBy(context) ? fileToolWithoutPath() : null;
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
        return ContextPath.FILE + " must start with " + (folders.isEmpty() ? ContextPath.ROOT : "one of " + folders);
    }

    /** The common case, told without leaving garbage; whatever is not plain is for the slow way. */
    private boolean isPlainlyWithin(String path, JsonObject context) {
        return folders.isEmpty()
                && context.get(ContextPath.CWD) == null
                && context.get(ContextPath.ROOT) instanceof JsonString root
                && LexicalPath.isPlain(path)
                && LexicalPath.isPlain(root.value())
                && LexicalPath.isWithin(path, root.value());
    }

    private @Nullable Breach judge(String path, String root, JsonObject context) {
        Optional<String> target = ContextPath.resolve(path, context);
        if (target.isEmpty()) {
            return Breach.invalid(ContextPath.FILE, "a path without control characters");
        }
        return isWithin(target.get(), root) ? null : outside(target.get(), root);
    }

    private boolean isWithin(String target, String root) {
        if (folders.isEmpty()) {
            return LexicalPath.isWithin(target, root);
        }
        return folders.stream()
                .map(folder -> LexicalPath.resolve(folder, root))
                .anyMatch(folder -> folder.isPresent() && LexicalPath.isWithin(target, folder.get()));
    }

    private Breach outside(String target, String root) {
        return Breach.violated(target + " is outside " + (folders.isEmpty() ? root : folders));
    }

    private static Breach fileToolWithoutPath() {
        return new Breach(ReasonCode.MISSING_INPUT, "a file operation without " + ContextPath.FILE, PolicyAction.DENY);
    }
}
