package dev.loki.cli;

import picocli.CommandLine;

/** {@code loki github} and its commands. */
final class GitHubCommands {

    private GitHubCommands() {}

    static CommandLine of(Invocation invocation) {
        return TrackerCommands.of(
                        invocation,
                        "github",
                        "Reads and writes issues of GitHub, reports to it, and decides what its events may start.")
                .addSubcommand(new GitHubReportCommand(invocation))
                .addSubcommand(new GitHubActionCommand(invocation));
    }
}
