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
        if (context.get(ROOT) == null) {
            decision.missing(policy, ROOT);
            return;
        }
        Optional<String> root = folder(context, ROOT);
        Optional<String> base = context.get(CWD) == null ? root : folder(context, CWD);
        if (root.isEmpty() || base.isEmpty()) {
            decision.invalid(policy, root.isEmpty() ? ROOT : CWD, "an absolute path without control characters");
            return;
        }
        judge(text.value(), root.get(), base.get(), policy, action, decision);
    }

    private static Optional<String> folder(JsonObject context, String field) {
        return context.string(field).flatMap(path -> LexicalPath.resolve(path, ""));
    }

    private static void judge(
            String path, String root, String base, String policy, PolicyAction action, DecisionBuilder decision) {
        Optional<String> target = LexicalPath.resolve(path, base);
        if (target.isEmpty()) {
            decision.invalid(policy, PATH, "a path without control characters");
        } else if (!LexicalPath.isWithin(target.get(), root)) {
            decision.violated(policy, action, target.get() + " is outside " + root);
        }
    }
}
