package dev.loki.domain.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is Loki's, or holds its hooks, outside of the project: its program, its caches, its sockets, and the settings of the
 * user's agents. Paths are absolute and normalized. Immutable.
 *
 * @param kept files and folders that no agent may change
 * @param runtime such folders in places where everybody works, as {@code /tmp}: what unpacks there does not count
 * @param variables names of the environment by which a command may name these places, each with its folder or file
 */
public record Installation(Set<String> kept, Set<String> runtime, Map<String, String> variables) {

    /** Where nothing is known of it. */
    public static final Installation NONE = new Installation(Set.of(), Set.of(), Map.of());

    /** The variables by which agents find a folder of settings that is elsewhere. */
    private static final List<String> SETTINGS = List.of("CLAUDE_CONFIG_DIR", "CODEX_HOME");

    /** Copies what it is given. */
    public Installation {
        kept = Set.copyOf(kept);
        runtime = Set.copyOf(runtime);
        variables = Map.copyOf(variables);
    }

    boolean holds(String path) {
        return kept.stream().anyMatch(own -> LexicalPath.isWithin(path, own))
                || runtime.stream().anyMatch(own -> LexicalPath.isWithin(path, own));
    }

    /** Whether the path is a folder of settings that a variable names. */
    boolean isFolderOfSettings(String path) {
        return SETTINGS.stream().anyMatch(name -> path.equals(variables.get(name)));
    }

    /** Whether what deletes, moves or replaces what is below the folder reaches some of it. */
    boolean isBelow(String folder, boolean unpacked) {
        return kept.stream().anyMatch(own -> LexicalPath.isWithin(own, folder))
                || (!unpacked && runtime.stream().anyMatch(own -> LexicalPath.isWithin(own, folder)));
    }
}
