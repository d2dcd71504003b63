package dev.loki.cli.event;

import dev.loki.application.event.EventStream;
import dev.loki.domain.event.EventSelection;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which events a command is about. */
final class EventSelectionOptions {

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only events of this type; may be given several times.")
    private Set<String> types = new LinkedHashSet<>();

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Only events from this source; may be given several times.")
    private Set<String> sources = new LinkedHashSet<>();

    @Option(names = "--since", paramLabel = "TIME", description = "Not before this time, such as 2026-02-21T10:00:00Z.")
    private @Nullable Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "Before this time.")
    private @Nullable Instant until;

    @Option(names = "--from-id", paramLabel = "ID", description = "From the event with this id on.")
    private @Nullable String firstId;

    @Option(names = "--to-id", paramLabel = "ID", description = "Up to the event with this id.")
    private @Nullable String lastId;

    /** What is wrong with the ids: with one that is mistyped, or with two that are swapped, much more would be meant. */
    Optional<String> problem(EventStream events) {
        if (firstId == null && lastId == null) {
            return Optional.empty();
        }
        AtomicReference<String> last = new AtomicReference<>("");
        EventSelection range = new EventSelection(Set.of(), Set.of(), null, null, firstId, lastId);
        long found = events.replay(range, event -> last.set(event.id()));
        if (firstId != null && found == 0) {
            return Optional.of("--from-id: no event that is kept has the id '" + firstId + "'");
        }
        boolean ends = lastId == null || lastId.equals(last.get());
        String from = firstId == null ? "" : ", from '" + firstId + "' on,";
        return ends
                ? Optional.empty()
                : Optional.of("--to-id: no event that is kept" + from + " has the id '" + lastId + "'");
    }

    EventSelection selection() {
        return new EventSelection(types, sources, since, until, firstId, lastId);
    }
}
