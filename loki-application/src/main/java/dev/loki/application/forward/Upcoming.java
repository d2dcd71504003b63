package dev.loki.application.forward;

import dev.loki.ports.forward.ChainPlace;
import dev.loki.ports.forward.ForwardCursor;
import dev.loki.ports.forward.ForwardException;
import dev.loki.ports.json.JsonReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent next.
 *
 * @param batch what follows the cursor; everything, where the entry before the cursor is no longer there
 * @param finding what is wrong with the chain before the cursor; null where nothing is
 */
record Upcoming(Batch batch, @Nullable String finding) {

    private static final int ATTEMPTS = 20;

    /**
     * Reads what follows a cursor. A writer may rename files meanwhile: what was read under the names before is then read
     * again, since it may be of other files than it seems.
     *
     * @throws ForwardException where files are renamed faster than they can be read
     */
    static Upcoming after(ForwardCursor cursor, SourceChain source, JsonReader json) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PlaceFinder finder = new PlaceFinder(source);
            Upcoming upcoming = read(cursor, source, json, finder);
            if (finder.isUpToDate()) {
                return upcoming;
            }
        }
        throw new ForwardException(
                "the files of the " + source.chain().wireName()
                        + " chain are renamed faster than they can be read; they are looked at again",
                null);
    }

    private static Upcoming read(ForwardCursor cursor, SourceChain source, JsonReader json, PlaceFinder finder) {
        String finding = finding(finder, cursor.confirmed());
        if (finding != null) {
            return new Upcoming(Batch.from(source, json, finder, 0, ChainPlace.START), finding);
        }
        ChainPlace from = finder.index(cursor.next()).isPresent() ? cursor.next() : cursor.confirmed();
        int index = finder.index(from).orElse(0);
        return new Upcoming(Batch.from(source, json, finder, index, from), null);
    }

    private static @Nullable String finding(PlaceFinder finder, ChainPlace confirmed) {
        Optional<Integer> index = finder.index(confirmed);
        if (index.isPresent()) {
            return null;
        }
        if (finder.segments().isEmpty()) {
            return "the log is missing or empty";
        }
        return finder.hasSegment(confirmed)
                ? "the last of them is no longer in its place"
                : "the file with the last of them is gone or was replaced";
    }
}
