package dev.loki.adapter.process.run;

import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process that runs one command and ends with its code. Arguments: whether the terminal delivers signals, the
 * directory, {@code exit}, {@code stay} (say so and wait for a line), or
 * {@code late} (say "ready" and wait for a line before the start), then the command. Its environment is PATH alone.
 */
final class RunInChildJvm {

    private RunInChildJvm() {}

    public static void main(String[] args) throws IOException {
        boolean terminalDelivers = Boolean.parseBoolean(args[0]);
        List<String> line = List.of(args).subList(3, args.length);
        Command command = new Command(line, Path.of(args[1]), Map.of("PATH", "/usr/bin:/bin"));
        int code;
        try (ChildProcessRunner runner = ChildProcessRunner.open(() -> terminalDelivers)) {
            if (args[2].equals("late")) {
                System.out.println("ready");
                System.in.read();
            }
            code = run(runner, command);
        }
        if (args[2].equals("late")) {
            System.out.println("ended with " + code);
        }
        if (args[2].equals("stay")) {
            System.out.println("child ended with " + code);
            code = System.in.read();
        }
        System.exit(code);
    }

    private static int run(ChildProcessRunner runner, Command command) {
        try {
            return runner.run(command);
        } catch (CommandStartException e) {
            System.out.println(e.getMessage());
            return e.exitCode();
        }
    }
}
