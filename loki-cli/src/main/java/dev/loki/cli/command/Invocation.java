package dev.loki.cli.command;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.text.Printable;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command gets from the process it runs in. Results go to {@code out}, everything else to {@code err}.
 *
 * @param environment the process's environment, as the user set it
 * @param currentFolder where the user is
 * @param speech how much is said besides the result
 * @param error what ends the command, for a caller that reads JSON
 */
public record Invocation(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Path currentFolder,
        Speech speech,
        JsonError error) {

    public Invocation(
            InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, Path currentFolder) {
        this(in, out, err, environment, currentFolder, new Speech());
    }

    public Invocation(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            Path currentFolder,
            Speech speech) {
        this(in, out, err, environment, currentFolder, speech, new JsonError());
    }

    /** The same, with another standard output. */
    public Invocation withOut(PrintStream other) {
        return new Invocation(in, other, err, environment, currentFolder, speech, error);
    }

    /** Loki for the project that the user means; see {@link Project#locate}. */
    public LokiEnterprise open(Project project) {
        return LokiEnterprise.forCommandLine(environment, project, this::warn);
    }

    /** The project that the user means; see {@link Project#locate}. */
    public Project project(@Nullable Path named) {
        return Project.locate(named, environment, currentFolder);
    }

    /** One line on {@code err}; what the message quotes cannot reach the terminal as a command. */
    public void warn(String message) {
        err.println("loki: warning: " + Printable.line(message));
    }

    /** Says on {@code err}, in one line, what goes on, where the user wants to know. */
    public void notice(String message) {
        if (!speech.isQuiet()) {
            err.println("loki: " + Printable.line(message));
        }
    }

    /** Says on {@code err}, in one line, what ends the command. */
    public void fail(String message) {
        String line = Printable.line(message);
        err.println("loki: " + line);
        error.add(line);
    }

    /** The stack of calls that led to an error, where the user wants to see it. */
    public void trace(Throwable failure) {
        if (speech.isDebugging()) {
            failure.printStackTrace(err);
        }
    }
}
