package dev.loki.cli;

import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.OpenEnded;
import dev.loki.cli.policy.PolicyCheckCommand;
import dev.loki.cli.text.LostCharacters;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Executes a command line that says what was meant: no argument lost a character, and a request for help stands alone.
 * Beside other arguments its 0 could be taken for the answer to them, such as a decision.
 */
final class CheckedExecution implements IExecutionStrategy {

    private final Invocation invocation;

    CheckedExecution(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public int execute(ParseResult line) {
        ParseResult command = line;
        boolean asked = asksForHelp(line);
        int words = 0;
        while (command.hasSubcommand()) {
            command = command.subcommand();
            asked |= asksForHelp(command);
            words++;
        }
        boolean alone = asksForHelp(command) && line.originalArgs().size() == words + 1;
        if (asked && !alone) {
            throw wrongUsage(command, "--help and --version stand alone: leave out them, or everything else");
        }
        boolean answersItself = command.commandSpec().userObject() instanceof PolicyCheckCommand;
        if (!answersItself && LostCharacters.inAny(line.originalArgs())) {
            throw wrongUsage(command, LostCharacters.IN_ARGUMENT);
        }
        SpeechOptions.read(command, invocation);
        if (!asked && !isOpenEnded(command)) {
            invocation
                    .speech()
                    .showWorking(command.commandSpec().qualifiedName().replaceFirst("^loki ", "") + " is at work");
        }
        return new RunLast().execute(line);
    }

    private static boolean isOpenEnded(ParseResult command) {
        return command.originalArgs().contains("-")
                || (command.commandSpec().userObject() instanceof OpenEnded lasting && lasting.isOpenEnded());
    }

    private static boolean asksForHelp(ParseResult command) {
        return command.isUsageHelpRequested() || command.isVersionHelpRequested();
    }

    private static ParameterException wrongUsage(ParseResult command, String message) {
        return new ParameterException(command.commandSpec().commandLine(), message);
    }
}
