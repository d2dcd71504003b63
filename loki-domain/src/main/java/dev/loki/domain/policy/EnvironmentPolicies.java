package dev.loki.domain.policy;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies that environment variables make, each named after its variable. They hold beside those of the file, which
 * can neither weaken them nor take their names. Immutable and thread-safe.
 *
 * @param allowedPaths absolute and normalized folders in which alone files may be changed; empty allows all
 * @param blockedCommands base names of programs that no command may run
 * @param maxAgents how many agents may be active; null where the environment does not say
 * @param realPaths tells where paths really lead
 */
public record EnvironmentPolicies(
        List<String> allowedPaths,
        List<String> blockedCommands,
        @Nullable Integer maxAgents,
        RealPaths realPaths) {

    public static final String ALLOWED_PATHS = "LOKI_ALLOWED_PATHS";
    public static final String BLOCKED_COMMANDS = "LOKI_BLOCKED_COMMANDS";
    public static final String MAX_AGENTS = "LOKI_MAX_PARALLEL_AGENTS";

    /** No variable is set. */
    public static final EnvironmentPolicies NONE =
            new EnvironmentPolicies(List.of(), List.of(), null, RealPaths.LEXICAL);

    /** A budget rather than a policy, but one that no file can take the name of either. */
    public static final String BUDGET_LIMIT = "LOKI_BUDGET_LIMIT";

    static final Set<String> NAMES = Set.of(ALLOWED_PATHS, BLOCKED_COMMANDS, MAX_AGENTS, BUDGET_LIMIT);

    public EnvironmentPolicies {
        allowedPaths = List.copyOf(allowedPaths);
        blockedCommands = List.copyOf(blockedCommands);
    }

    public boolean isEmpty() {
        return allowedPaths.isEmpty() && blockedCommands.isEmpty() && maxAgents == null;
    }

    /** All of pre_execution. An action that says nothing of a command, a file or agents is not concerned. */
    List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        if (!allowedPaths.isEmpty()) {
            policies.add(policy(ALLOWED_PATHS, new AllowedPathsCondition(withRealFolders(), realPaths), false));
        }
        if (!blockedCommands.isEmpty()) {
            policies.add(policy(BLOCKED_COMMANDS, new CommandCondition(Set.copyOf(blockedCommands)), true));
        }
        if (maxAgents != null) {
            policies.add(policy(
                    MAX_AGENTS,
                    new ComparisonCondition("active_agents", Comparison.AT_MOST, JsonNumber.of(maxAgents)),
                    true));
        }
        return policies;
    }

    /** The hash of a policy file and of what the variables say; the file's own where they say nothing. */
    @Nullable
    String hashWith(@Nullable String fileHash) {
        if (isEmpty()) {
            return fileHash;
        }
        StringBuilder said = new StringBuilder(fileHash == null ? "" : fileHash).append('\0');
        append(said, ALLOWED_PATHS, allowedPaths);
        append(said, BLOCKED_COMMANDS, blockedCommands);
        append(said, MAX_AGENTS, maxAgents == null ? List.of() : List.of(maxAgents.toString()));
        return sha256(said.toString());
    }

    /** A folder that is a link allows what it leads to. */
    private List<String> withRealFolders() {
        Set<String> folders = new LinkedHashSet<>(allowedPaths);
        allowedPaths.forEach(folder -> realPaths.resolve(folder).ifPresent(folders::add));
        return List.copyOf(folders);
    }

    private static Policy policy(String name, Condition condition, boolean skipsMissing) {
        return new Policy(name, condition, PolicyAction.DENY, Mode.ENFORCE, skipsMissing, "", Origin.OF_VARIABLES);
    }

    private static void append(StringBuilder said, String name, List<String> values) {
        said.append(name);
        values.forEach(value -> said.append('\0').append(value));
        said.append('\0').append('\0');
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
