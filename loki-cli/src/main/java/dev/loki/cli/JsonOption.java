package dev.loki.cli;

import picocli.CommandLine.Option;

/** The option that asks for a result that programs read, shared by all commands. */
final class JsonOption {

    @Option(
            names = "--json",
            description = "Prints the result as JSON: one object, or one object a line where there are many.")
    private boolean wanted;

    boolean isWanted() {
        return wanted;
    }
}
