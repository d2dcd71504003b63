package dev.loki.adapter.process.run;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a command did not start, with the exit code a shell would give.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_08_02">POSIX, Shell
 *     Command Language, 2.8.2</a>
 */
final class StartFailure {

    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    /** {@code error=13, Permission denied} on JDK 17, {@code error: 13 (Permission denied)} on JDK 25. */
    private static final Pattern SYSTEM_REASON = Pattern.compile("error(?:=|: )\\d+(?:, | \\()([^)]*)");

    private StartFailure() {}

    static CommandStartException explain(Command command, IOException cause) {
        String program = command.line().get(0);
        if (!Files.isDirectory(command.directory())) {
            String message = "cannot start " + program + ": its directory " + command.directory() + " does not exist";
            return new CommandStartException(message, NOT_EXECUTABLE, cause);
        }
        if (ProgramFiles.candidates(command).noneMatch(Files::exists)) {
            return new CommandStartException(program + ": command not found", NOT_FOUND, cause);
        }
        return new CommandStartException(program + ": cannot be executed" + reason(cause), NOT_EXECUTABLE, cause);
    }

    /** What the system said, after the error number in the JDK's message. */
    private static String reason(IOException cause) {
        Matcher matcher = SYSTEM_REASON.matcher(String.valueOf(cause.getMessage()));
        return matcher.find() ? ": " + matcher.group(1).strip() : "";
    }
}
