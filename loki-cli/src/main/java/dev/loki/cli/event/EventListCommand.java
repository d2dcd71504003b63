package dev.loki.cli.event;

import dev.loki.application.event.EventStream;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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
final class EventListCommand extends SelectedEventsCommand {

    private static final int REASONS_SHOWN = 3;

    @Option(names = "--all", description = "Prints archived events, too.")
    private boolean all;

    EventListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    void run(EventStream events, EventSelection selected) {
        EventText text = text();
        if (all) {
            events.replay(selected, text::print);
            return;
        }
        Predicate<Event> walk = selected.walk();
        List<String> passedOver = events.forEachPending(event -> {
            if (walk.test(event)) {
                text.print(event);
            }
        });
        if (!passedOver.isEmpty()) {
            warn(passedOver);
        }
    }

    private void warn(List<String> passedOver) {
        String more = passedOver.size() > REASONS_SHOWN ? "; ..." : "";
        String reasons = passedOver.stream().limit(REASONS_SHOWN).collect(Collectors.joining("; ", "", more));
        invocation().warn("pending files that are no events: " + passedOver.size() + " (" + reasons + ")");
    }
}
