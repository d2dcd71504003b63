package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class EventReplayCommand extends ProjectCommand {

    @Mixin
    private EventSelectionOptions selection = new EventSelectionOptions();

    @Option(names = "--publish", description = "Publishes the events for all consumers, instead of printing them.")
    private boolean publish;

    @Option(names = "--json", description = "Prints each event as it is stored, one JSON object a line.")
    private boolean json;

    EventReplayCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        Optional<String> problem = selection.problem(loki.events());
        if (problem.isPresent()) {
            invocation().fail(problem.get());
            return ExitCode.DENIED;
        }
        if (publish) {
            long published = loki.events().republish(selection.selection());
            invocation().out().println(json ? "{\"published\":" + published + "}" : published + " events published");
        } else {
            loki.events().replay(selection.selection(), EventText.plain(invocation(), json)::print);
        }
        return ExitCode.OK;
    }
}
