package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code <field> must [not] match <glob>}. A {@code file_path} is matched as an absolute path, and as one relative to the
 * project: the pattern may be meant either way.
 *
 * @param negated whether the field must not match
 */
public record MatchCondition(String field, boolean negated, Glob glob) implements Condition {

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue value = context.get(field);
        if (value == null) {
            return Breach.missing(field);
        }
        if (!(value instanceof JsonString text)) {
            return Breach.invalid(field, "a text");
        }
        if (field.equals(ContextPath.FILE)) {
            return evaluatePath(text.value(), context);
        }
        return glob.matches(text.value()) != negated ? null : breach(text.value());
    }

    @Override
    public String describe() {
        return field + (negated ? " must not match " : " must match ") + glob;
    }

    @Override
    public List<String> fields() {
        return List.of(field);
    }

    private @Nullable Breach evaluatePath(String path, JsonObject context) {
        Optional<String> absolute = ContextPath.resolve(path, context);
        if (path.isEmpty() || absolute.isEmpty()) {
            return Breach.invalid(field, "a path without control characters, relative only to an absolute cwd");
        }
        String root = ContextPath.root(context).orElse("/");
        boolean matches = glob.matches(absolute.get())
                || (LexicalPath.isWithin(absolute.get(), root) && glob.matches(relative(absolute.get(), root)));
        return matches != negated ? null : breach(absolute.get());
    }

    private static String relative(String path, String root) {
        String relative = path.substring(root.length());
        return relative.startsWith("/") ? relative.substring(1) : relative;
    }

    /** The value is not quoted unless it is a path: it may hold a secret. */
    private Breach breach(String value) {
        String subject = field.equals(ContextPath.FILE) ? value : field;
        return Breach.violated(subject + (negated ? " matches " : " does not match ") + glob);
    }
}
