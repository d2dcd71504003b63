package dev.loki.cli.completion;

import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki completion}: what a shell completes command lines of Loki's by. */
@Command(
        name = "completion",
        description = "Prints a script by which bash, zsh or fish completes commands and options of loki.",
        footer = {
            "",
            "Exit codes: 0 done, 64 there is no such shell.",
            "",
            "Example: source <(loki completion bash)",
            "Example: source <(loki completion zsh)",
            "Example: loki completion fish > ~/.config/fish/completions/loki.fish"
        })
public final class CompletionCommand implements Callable<Integer> {

    private static final String NAME = "loki";

    private final Invocation invocation;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "SHELL",
            completionCandidates = Candidates.Shells.class,
            description = "bash, zsh or fish.")
    private String shell = "";

    public CompletionCommand(Invocation invocation) {
        this.invocation = invocation;
        spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        String script =
                switch (shell.toLowerCase(Locale.ROOT)) {
                    case "bash", "zsh" -> BashCompletion.of(NAME, root); // it tells the two apart itself
                    case "fish" -> new FishCompletion(NAME).of(root);
                    default ->
                        throw new ParameterException(
                                spec.commandLine(), "SHELL: expected bash, zsh or fish, found '" + shell + "'");
                };
        invocation.out().print(script);
        return ExitCode.OK;
    }
}
