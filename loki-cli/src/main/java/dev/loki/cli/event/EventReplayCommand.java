package dev.loki.cli.event;

import dev.loki.application.event.EventStream;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.event.EventSelection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loki event replay}: events once more. */
@Command(
        name = "replay",
        description =
                "Prints events that are kept, also consumed ones, oldest first; or, with --publish, publishes them"
                        + " once more. A published one keeps its timestamp and payload, has a new id, and names the old one in"
                        + " replay_of.",
        footer = {
            "",
            "Exit codes: 0 done, 1 an id that was given is not there; then nothing is published.",
            "",
            "Example: loki event replay --type task --since 2026-02-21T10:00:00Z --json",
            "Example: loki event replay --from-id 0123456789abcdef --to-id fedcba9876543210 --publish"
        })
final class EventReplayCommand extends SelectedEventsCommand {

    @Option(names = "--publish", description = "Publishes the events for all consumers, instead of printing them.")
    private boolean publish;

    EventReplayCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    void run(EventStream events, EventSelection selected) {
        if (publish) {
            long published = events.republish(selected);
            invocation()
                    .out()
                    .println(isJson() ? "{\"published\":" + published + "}" : published + " events published");
        } else {
            events.replay(selected, text()::print);
        }
    }
}
