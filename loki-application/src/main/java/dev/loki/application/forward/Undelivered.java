package dev.loki.application.forward;

import dev.loki.ports.forward.ForwardCursor;
import dev.loki.ports.forward.ForwardException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which files of a chain a receiver still has to get. It asks the cursors on the disk, of every process that forwards this
 * chain, and needs no lock: a cursor only ever goes on, except where the chain was found changed before it, and then every
 * file is held. Thread-safe.
 */
public final class Undelivered {

    private final SourceChain source;
    private final Set<String> destinations;

    /**
     * @param destinations where this process is to forward the chain to, whether or not it has begun
     */
    public Undelivered(SourceChain source, Set<String> destinations) {
        this.source = source;
        this.destinations = Set.copyOf(destinations);
    }

    /**
     * The receiver that still has to get entries of a file, or would get some of them again after trouble. The file with
     * the last entry that was taken counts as well: by it the chain is known to be the one that was forwarded.
     *
     * @param file its name
     */
    public Optional<String> awaitedBy(String file) {
        try {
            PlaceFinder finder = new PlaceFinder(source);
            if (position(finder, file).isEmpty()) {
                return Optional.empty(); // it holds no entry
            }
            Set<String> all = new TreeSet<>(source.cursors().destinations());
            all.addAll(destinations);
            return all.stream()
                    .filter(destination -> !isPast(destination, finder, file))
                    .map(this::described)
                    .findFirst();
        } catch (ForwardException e) {
            return Optional.of("whoever it is forwarded to, which cannot be found out: " + e.getMessage());
        }
    }

    private boolean isPast(String destination, PlaceFinder finder, String file) {
        ForwardCursor cursor = source.cursors().read(destination).orElse(ForwardCursor.START);
        Optional<Integer> next = finder.index(cursor.repeatFrom());
        Optional<Integer> confirmed = finder.index(cursor.confirmed());
        int first = confirmed.isEmpty() ? 0 : next.orElse(confirmed.get());
        return position(finder, file).orElse(first) < first;
    }

    private static Optional<Integer> position(PlaceFinder finder, String file) {
        List<String> names =
                finder.segments().stream().map(PlaceFinder.Segment::name).toList();
        return Optional.of(names.indexOf(file)).filter(index -> index >= 0);
    }

    private String described(String destination) {
        return destination
                + " (`loki audit forward` sends it; where nobody is to get it any more, take the destination out"
                + " of the cursor file)";
    }
}
