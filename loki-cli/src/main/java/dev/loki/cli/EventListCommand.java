package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.event.Event;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code loki event list}: what is pending. */
@Command(
        name = "list",
        description = "Prints the pending events, oldest first; they stay pending.",
        footer = {"", "Example: loki event list --json"})
final class EventListCommand extends ProjectCommand {

    private static final int REASONS_SHOWN = 3;

    @Option(names = "--json", description = "Prints each event as it is stored, one JSON object a line.")
    private boolean json;

    EventListCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        List<String> passedOver = loki.events().forEachPending(this::print);
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

    private void print(Event event) {
        invocation().out().println(json ? event.json() : text(event));
    }

    private static String text(Event event) {
        return Printable.line(event.timestamp() + "  " + event.id() + "  " + event.type() + "  " + event.source() + "  "
                + event.payload());
    }
}
