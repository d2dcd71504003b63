package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an agent is about to do, read from what it or its host sends: a context, or the JSON that a hook gets
 * ({@code tool_name}, {@code tool_input}, {@code cwd}; Claude Code, "Hooks reference"). A file may stand in a field of any
 * name and a path be meant in several ways; each of these is judged as a {@code file_path}, and the strictest answer holds.
 */
public final class AgentAction {

    private static final String INPUT = "tool_input";
    private static final String COMMAND = "command";

    /** What the agent may not say about itself. */
    private static final Set<String> OF_THE_HOST = Set.of(ContextPath.ROOT, ContextPath.CWD, INPUT);

    private AgentAction() {}

    /** Why it cannot be read as one action; empty where it can. */
    public static Optional<String> fault(JsonObject given) {
        JsonValue input = given.get(INPUT);
        if (input == null || input == JsonNull.NULL) {
            return Optional.empty();
        }
        if (!(input instanceof JsonObject object)) {
            return Optional.of(INPUT + " must be an object, not " + input.typeName());
        }
        return object.members().entrySet().stream()
                .filter(member -> !OF_THE_HOST.contains(member.getKey()))
                .filter(member ->
                        given.get(member.getKey()) != null && !member.getValue().equals(given.get(member.getKey())))
                .findFirst()
                .map(member -> "the context and its " + INPUT + " say different things under one name: give each once");
    }

    /** The action in a flat context: the members of {@code tool_input} beside the others, a command's words joined. */
    public static JsonObject read(JsonObject given) {
        JsonObject flat = given.get(INPUT) == null ? given : flat(given);
        return flat.get(COMMAND) instanceof JsonArray words
                ? ArgumentVector.text(words)
                        .map(text -> flat.with(COMMAND, new JsonString(text)))
                        .orElse(flat)
                : flat;
    }

    private static JsonObject flat(JsonObject given) {
        JsonObject.Builder flat = JsonObject.builder();
        given.members().forEach((name, value) -> {
            if (!name.equals(INPUT)) {
                flat.put(name, value);
            }
        });
        JsonValue tool = given.get("tool_name");
        if (tool != null && given.get("tool") == null) {
            flat.put("tool", tool);
        }
        if (given.get(INPUT) instanceof JsonObject input) {
            for (Map.Entry<String, JsonValue> member : input.members().entrySet()) {
                if (member.getKey().equals(ContextPath.CWD)) {
                    flat.put("tool_cwd", member.getValue());
                } else if (!OF_THE_HOST.contains(member.getKey())) {
                    flat.put(member.getKey(), member.getValue());
                }
            }
        }
        return flat.build();
    }

    /** Whether it concerns files or commands, so that it matters where the project is. */
    public static boolean isLocal(JsonObject context) {
        return context.get(ContextPath.FILE) != null
                || context.get(COMMAND) != null
                || !FileFields.besides(context).isEmpty();
    }

    /** Whether its tool says that it only looks: nothing is changed, and nothing carried anywhere. */
    public static boolean onlyReads(JsonObject context) {
        return FileTools.onlyReads(context);
    }

    /**
     * The contexts of which each must be allowed: one for each file that it names, for each way to read that path, and for
     * each folder that its command says it runs in. Nearly always the context alone.
     *
     * @param context as {@link #read} gives it
     */
    public static List<JsonObject> spellings(JsonObject context) {
        Set<String> paths = new LinkedHashSet<>();
        if (!FileTools.onlySearches(context)) {
            FileFields.besides(context).forEach(named -> paths.add(named.path()));
        }
        context.string(ContextPath.FILE).ifPresent(paths::add);
        Set<JsonValue> all = new LinkedHashSet<>();
        JsonValue file = context.get(ContextPath.FILE);
        if (file != null) {
            all.add(file);
        }
        for (String path : paths) {
            all.add(new JsonString(path));
            PathReadings.besides(path).forEach(reading -> all.add(new JsonString(reading)));
        }
        return all.size() <= 1
                        && (file != null || all.isEmpty())
                        && FileFields.workingFolders(context).isEmpty()
                ? List.of(context)
                : spellings(context, all);
    }

    private static List<JsonObject> spellings(JsonObject context, Set<JsonValue> files) {
        List<JsonObject> spellings = new ArrayList<>();
        if (files.isEmpty()) {
            spellings.add(context);
        }
        files.forEach(file -> spellings.add(
                file.equals(context.get(ContextPath.FILE)) ? context : context.with(ContextPath.FILE, file)));
        if (context.get(COMMAND) != null) {
            FileFields.workingFolders(context).forEach(folder -> spellings.add(runIn(folder, context)));
        }
        return spellings;
    }

    /** The same, run in a folder that the agent names; one that is relative is taken from where it is. */
    static JsonObject runIn(String folder, JsonObject context) {
        return context.with(
                ContextPath.CWD,
                new JsonString(ContextPath.resolve(folder, context).orElse(folder)));
    }

    /** The strictest of the decisions on each of the {@link #spellings}. */
    public static Decision judge(JsonObject context, Function<JsonObject, Decision> policies) {
        List<JsonObject> spellings = spellings(context);
        Decision decision = policies.apply(spellings.get(0));
        for (JsonObject spelling : spellings.subList(1, spellings.size())) {
            decision = decision.and(policies.apply(spelling));
        }
        return decision;
    }
}
