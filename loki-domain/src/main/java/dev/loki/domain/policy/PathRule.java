package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Optional;

/**
 * {@code file_path must start with project_dir}. An action that has no {@code file_path} is not concerned; one that is
 * null, empty or no text is refused. A relative path is taken from {@code cwd}, else from {@code project_dir}.
 */
record PathRule() implements Rule {

    private static final String PATH = "file_path";
    private static final String ROOT = "project_dir";
    private static final String CWD = "cwd";

    @Override
    public void evaluate(JsonObject context, String policy, PolicyAction action, DecisionBuilder decision) {
        JsonValue path = context.get(PATH);
        if (path == null) {
            return;
        }
        if (!(path instanceof JsonString text) || text.value().isEmpty()) {
            decision.invalid(policy, PATH, "a path that is not empty");
            return;
        }
        Optional<String> projectDir = context.string(ROOT);
        if (projectDir.isEmpty()) {
            decision.missing(policy, ROOT);
            return;
        }
        judge(text.value(), projectDir.get(), context, policy, action, decision);
    }

    private static void judge(
            String path,
            String projectDir,
            JsonObject context,
            String policy,
            PolicyAction action,
            DecisionBuilder decision) {
        Optional<String> root = LexicalPath.resolve(projectDir, "");
        if (root.isEmpty()) {
            decision.invalid(policy, ROOT, "an absolute path without control characters");
            return;
        }
        Optional<String> target = LexicalPath.resolve(path, context.string(CWD).orElse(root.get()));
        if (target.isEmpty()) {
            decision.invalid(policy, PATH, "a path without control characters, relative only to an absolute cwd");
        } else if (!LexicalPath.isWithin(target.get(), root.get())) {
            decision.violated(policy, action, target.get() + " is outside " + root.get());
        }
    }
}
