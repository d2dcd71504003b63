package dev.loki.cli.github;

import dev.loki.cli.command.Invocation;
import dev.loki.cli.tracker.TrackerCommands;
import picocli.CommandLine;

/** {@code loki github} and its commands. */
public final class GitHubCommands {

    private GitHubCommands() {}

    public static CommandLine of(Invocation invocation) {
        return TrackerCommands.of(
                        invocation,
                        "github",
                        "Reads and writes issues of GitHub, reports to it, and decides what its events may start.")
                .addSubcommand(new GitHubReportCommand(invocation))
                .addSubcommand(new GitHubActionCommand(invocation));
    }
}
