package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.Optional;

/** The second spelling of a context's paths: with links followed. */
public final class PathSpelling {

    private PathSpelling() {}

    /**
     * The context with {@code file_path} and {@code project_dir} as they really are; the same where it names no file, or
     * one whose path the policies refuse anyhow.
     *
     * @return empty where one of them cannot be told
     */
    public static Optional<JsonObject> real(JsonObject context, RealPaths realPaths) {
        if (context.get(ContextPath.FILE) == null) {
            return Optional.of(context);
        }
        Optional<String> root = ContextPath.root(context);
        Optional<String> file = context.string(ContextPath.FILE).flatMap(path -> ContextPath.file(path, context));
        if (root.isEmpty() || file.isEmpty()) {
            return Optional.of(context);
        }
        Optional<String> realRoot = realPaths.resolve(root.get());
        Optional<String> realFile = realPaths.resolve(file.get());
        if (realRoot.isEmpty() || realFile.isEmpty()) {
            return Optional.empty();
        }
        boolean same = realRoot.equals(root) && realFile.equals(file);
        return Optional.of(same ? context : respelt(context, realRoot.get(), realFile.get()));
    }

    private static JsonObject respelt(JsonObject context, String root, String file) {
        return context.with(ContextPath.ROOT, new JsonString(root)).with(ContextPath.FILE, new JsonString(file));
    }
}
