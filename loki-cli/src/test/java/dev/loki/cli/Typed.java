package dev.loki.cli;

import dev.loki.cli.command.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/**
 * A command typed in a folder, and what came of it. Where it is an operator's to do, and an agent started the build, the
 * test is skipped.
 *
 * @param exitCode what it exited with
 * @param out its standard output
 * @param err its standard error
 */
public record Typed(int exitCode, String out, String err) {

    public static Typed in(Path folder, String... arguments) {
        return in(folder, Map.of(), new byte[0], arguments);
    }

    public static Typed in(Path folder, Map<String, String> variables, byte[] input, String... arguments) {
        return in(folder, variables, input, CommandLines::execute, arguments);
    }

    /** As above, read by picocli whatever the arguments are. */
    static Typed byPicocli(Path folder, Map<String, String> variables, byte[] input, String... arguments) {
        return in(
                folder,
                variables,
                input,
                (invocation, line) -> LokiCommand.commandLine(invocation).execute(line),
                arguments);
    }

    private static Typed in(
            Path folder,
            Map<String, String> variables,
            byte[] input,
            ToIntBiFunction<Invocation, String[]> way,
            String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
        environment.putAll(variables);
        Invocation invocation =
                new Invocation(new ByteArrayInputStream(input), stream(out), stream(err), environment, folder);
        int exitCode = way.applyAsInt(invocation, arguments);
        Typed typed = new Typed(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        AgentAbove.skipIfRefused(typed.err());
        return typed;
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
