package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code command must change files in project_dir only}: what a shell command would write, move or delete lies in the project,
 * as {@link AllowedPathsCondition} tells it. An action without a command is not concerned. Links are not followed.
 */
public record ProjectChangesCondition() implements Condition {

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        if (context.get(CommandCondition.FIELD) == null) {
            return null;
        }
        if (context.get(ContextPath.ROOT) == null) {
            return Breach.missing(ContextPath.ROOT);
        }
        Optional<String> root = ContextPath.root(context);
        if (root.isEmpty()) {
            return Breach.invalid(ContextPath.ROOT, "an absolute path without control characters");
        }
        return new AllowedPathsCondition(List.of(root.get()), RealPaths.LEXICAL).ofCommand(context);
    }

    @Override
    public String describe() {
        return CommandCondition.FIELD + " must change files in " + ContextPath.ROOT + " only";
    }

    @Override
    public List<String> fields() {
        return List.of(CommandCondition.FIELD);
    }
}
