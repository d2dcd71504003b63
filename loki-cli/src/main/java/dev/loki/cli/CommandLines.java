package dev.loki.cli;

import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Failures;
import dev.loki.cli.command.HotCommand;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.WatchedOutput;
import java.util.List;

/** Runs command lines: those that agents wait for at once, all others by way of picocli. */
final class CommandLines {

    private CommandLines() {}

    /** Runs one command line and returns its exit code. Never throws. */
    static int execute(Invocation invocation, String... arguments) {
        WatchedOutput out = new WatchedOutput(invocation.out());
        int exitCode = executed(invocation.withOut(out.printer()), arguments);
        if (!out.isBegun()) {
            invocation.error().print(exitCode, invocation.out());
        }
        if (invocation.out().checkError()) {
            invocation.fail("standard output cannot be written: the result is lost");
            return ExitCode.INTERNAL;
        }
        return exitCode;
    }

    /** An error of the JVM, such as too little memory, is no answer: its usual exit code would be that of a denial. */
    private static int executed(Invocation invocation, String... arguments) {
        HotCommand hot = HotCommands.read(arguments);
        try {
            if (hot == null) {
                return Parsed.execute(invocation, arguments);
            }
            invocation.error().setWanted(List.of(arguments).contains("--json"));
            return run(hot, invocation);
        } catch (VirtualMachineError | LinkageError e) {
            invocation.fail("internal error: " + e);
            invocation.trace(e);
            return ExitCode.INTERNAL;
        }
    }

    private static int run(HotCommand command, Invocation invocation) {
        try {
            return command.run(invocation);
        } catch (RuntimeException e) {
            return Failures.tell(invocation, e);
        }
    }

    /** Apart, so that picocli is loaded where it is needed only. */
    private static final class Parsed {

        static int execute(Invocation invocation, String... arguments) {
            return LokiCommand.commandLine(invocation, arguments).execute(arguments);
        }
    }
}
