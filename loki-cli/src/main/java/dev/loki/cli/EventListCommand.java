package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki event list}: what is pending, or kept. */
@Command(
        name = "list",
        description = "Prints the pending events, oldest first; they stay pending.",
        footer = {
            "",
            "Exit codes: 0 done, 1 an id that was given is not there.",
            "",
            "Example: loki event list --json",
            "Example: loki event list --all --type error --since 2026-02-21T10:00:00Z"
        })
final class EventListCommand extends ProjectCommand {

    private static final int REASONS_SHOWN = 3;

    @Mixin
    private EventSelectionOptions selection = new EventSelectionOptions();

    @Option(names = "--all", description = "Prints archived events, too.")
    private boolean all;

    @Option(names = "--json", description = "Prints each event as it is stored, one JSON object a line.")
    private boolean json;

    EventListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        Optional<String> problem = selection.problem(loki.events());
        if (problem.isPresent()) {
            invocation().fail(problem.get());
            return ExitCode.DENIED;
        }
        EventText text = EventText.plain(invocation(), json);
        if (all) {
            loki.events().replay(selection.selection(), text::print);
            return ExitCode.OK;
        }
        Predicate<Event> walk = selection.selection().walk();
        List<String> passedOver = loki.events().forEachPending(event -> {
            if (walk.test(event)) {
                text.print(event);
            }
        });
        if (!passedOver.isEmpty()) {
            warn(passedOver);
        }
        return ExitCode.OK;
    }

    private void warn(List<String> passedOver) {
        String more = passedOver.size() > REASONS_SHOWN ? "; ..." : "";
        String reasons = passedOver.stream().limit(REASONS_SHOWN).collect(Collectors.joining("; ", "", more));
        invocation().warn("pending files that are no events: " + passedOver.size() + " (" + reasons + ")");
    }
}
