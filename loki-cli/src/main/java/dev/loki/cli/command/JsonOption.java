package dev.loki.cli.command;

import picocli.CommandLine.Option;

/** The option that asks for a result that programs read, shared by all commands. */
public final class JsonOption {

    @Option(
            names = "--json",
            description =
                    "Prints the result as JSON: one object, or one object a line where there are many; or the error.")
    private boolean wanted;

    public boolean isWanted() {
        return wanted;
    }
}
