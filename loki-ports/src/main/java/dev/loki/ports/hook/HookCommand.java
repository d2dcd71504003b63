package dev.loki.ports.hook;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's settings run at an event: the client, which blocks where it cannot be run.
 *
 * @param client the file of {@code loki-hook}, absolute
 * @param agent as on the command line
 * @param project the project's folder, absolute; null where the agent's own folder says which project it is
 */
public record HookCommand(
        String client, String agent, @Nullable String project) {

    /** The name of the client's file. */
    public static final String CLIENT = "loki-hook";

    /** The command, for a POSIX shell. */
    public String line(String event) {
        String where = project == null ? "" : " --project " + quoted(project);
        return quoted(client) + " " + agent + " " + event + where + " || exit 2";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Whether a command is one of these, whatever client and project it names. */
    public static boolean isOf(String agent, String command) {
        return Pattern.compile(CLIENT + "['\"]?\\s+" + Pattern.quote(agent) + "\\s")
                .matcher(command)
                .find();
    }
}
