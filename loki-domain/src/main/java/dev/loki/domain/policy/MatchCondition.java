package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
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
        String absolute = ContextPath.absolute(path, context);
        if (absolute == null) {
            return Breach.invalid(field, ContextPath.TRUSTED + ", relative only to an absolute cwd");
        }
        String root = ContextPath.rootOr("/", context);
        boolean matches = glob.matches(absolute)
                || (LexicalPath.isWithin(absolute, root) && glob.matches(absolute, behind(root, absolute)));
        return matches != negated ? null : breach(absolute);
    }

    /** Where the path below the folder begins. */
    private static int behind(String folder, String path) {
        boolean slash = path.length() > folder.length() && path.charAt(folder.length()) == '/';
        return slash ? folder.length() + 1 : folder.length();
    }

    /** The value is not quoted unless it is a path: it may hold a secret. */
    private Breach breach(String value) {
        String subject = field.equals(ContextPath.FILE) ? value : field;
        return Breach.violated(subject + (negated ? " matches " : " does not match ") + glob);
    }
}
