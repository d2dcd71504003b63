package dev.loki.bootstrap.settings;

import static dev.loki.domain.policy.EnvironmentPolicies.ALLOWED_PATHS;
import static dev.loki.domain.policy.EnvironmentPolicies.BLOCKED_COMMANDS;
import static dev.loki.domain.policy.EnvironmentPolicies.MAX_AGENTS;

import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.RealPaths;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The variables that are policies, checked for their form; docs/configuration.md has the table.
 *
 * @param allowedPaths folders, relative ones taken from the project; empty where the variable is not set
 * @param blockedCommands base names of programs; empty where the variable is not set
 * @param maxAgents null where the variable is not set
 */
public record PolicyVariables(
        List<String> allowedPaths,
        List<String> blockedCommands,
        @Nullable Integer maxAgents) {

    private static final int MOST_AGENTS = 1_000_000;
    private static final Pattern PROGRAM = Pattern.compile("[\\p{L}\\p{N}._+@-]+");
    private static final Pattern UNTRUSTED =
            Pattern.compile("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{200E}" + "\\x{200F}\\x{061C}\\x{FFFD}]");

    static PolicyVariables read(Variables variables) {
        List<String> paths = variables.list(ALLOWED_PATHS);
        if (!paths.stream().allMatch(PolicyVariables::isPath)) {
            variables.problem(ALLOWED_PATHS, "expected paths of valid characters, none of which controls the text");
        } else if (paths.stream().anyMatch(path -> path.startsWith("~") || path.contains("*"))) {
            variables.problem(
                    ALLOWED_PATHS, "expected folders; ~ and * are not replaced here: write the folders' whole names");
        }
        List<String> commands = variables.list(BLOCKED_COMMANDS);
        if (commands.stream().anyMatch(command -> !PROGRAM.matcher(command).matches())) {
            variables.problem(
                    BLOCKED_COMMANDS,
                    "expected names of programs, such as rm,curl: no folder, and no arguments, which can be spelt in"
                            + " many ways. Write rm for 'rm -rf /' or /bin/rm");
        }
        Optional<String> agents = variables.text(MAX_AGENTS);
        return new PolicyVariables(
                paths, commands, agents.isEmpty() ? null : variables.number(MAX_AGENTS, 1, 1, MOST_AGENTS));
    }

    private static boolean isPath(String text) {
        try {
            return !UNTRUSTED.matcher(text).find() && Path.of(text).getNameCount() >= 0;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether none of them is set. */
    public boolean isEmpty() {
        return allowedPaths.isEmpty() && blockedCommands.isEmpty() && maxAgents == null;
    }

    /**
     * The policies for a project.
     *
     * @param root its folder
     * @param realPaths tells where paths really lead
     */
    public EnvironmentPolicies in(Path root, RealPaths realPaths) {
        List<String> folders = allowedPaths.stream()
                .map(path -> root.resolve(path).normalize().toString())
                .toList();
        return isEmpty()
                ? EnvironmentPolicies.NONE
                : new EnvironmentPolicies(folders, blockedCommands, maxAgents, realPaths);
    }
}
