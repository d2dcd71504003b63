package dev.loki.cli.command;

import picocli.CommandLine.ParameterException;

/** What a command line is answered that cannot be meant. */
public final class WrongUsage {

    private WrongUsage() {}

    /** Tells the user what is wrong and where help is, and returns the exit code that says so. */
    public static int tell(Invocation invocation, ParameterException failure) {
        String help = failure.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        invocation.fail(failure.getMessage() + Suggestion.after(failure));
        invocation.error().mendBy(help);
        invocation.err().println("Try '" + help + "'.");
        return ExitCode.USAGE;
    }
}
