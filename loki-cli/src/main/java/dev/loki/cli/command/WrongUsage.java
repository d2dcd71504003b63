package dev.loki.cli.command;

import picocli.CommandLine.ParameterException;

/** What a command line is answered that cannot be meant. */
public final class WrongUsage {

    private WrongUsage() {}

    /** Tells the user what is wrong and where help is, and returns the exit code that says so. */
    public static int tell(Invocation invocation, ParameterException failure) {
        invocation.fail(failure.getMessage() + Suggestion.after(failure));
        invocation
                .err()
                .println("Try '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }
}
