package dev.loki.application.forward;

import dev.loki.ports.forward.ChainPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds a place again in the segments that are there now, whatever they are called by now. */
final class PlaceFinder {

    private final SourceChain source;
    private final List<String> names;
    private final List<Segment> segments = new ArrayList<>();

    PlaceFinder(SourceChain source) {
        this.source = source;
        this.names = source.segments().names();
        for (String name : names) {
            String first = Fingerprint.ofFirstLine(source.segments(), name);
            if (!first.isEmpty()) {
                segments.add(new Segment(name, first));
            }
        }
    }

    /** The segments that hold something, oldest first. */
    List<Segment> segments() {
        return segments;
    }

    /** Whether the files still have the names under which they were read: else it may have been others. */
    boolean isUpToDate() {
        return names.equals(source.segments().names());
    }

    /** Which segment a place is in, with the same entry before it; empty where there is none. The start is in the first. */
    Optional<Integer> index(ChainPlace place) {
        return place.isStart() ? Optional.of(0) : find(place);
    }

    private Optional<Integer> find(ChainPlace place) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).first().equals(place.segment()) && holds(segments.get(i), place)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Whether a segment is there that begins as the place's, though it may no longer hold the entry. */
    boolean hasSegment(ChainPlace place) {
        return segments.stream().anyMatch(segment -> segment.first().equals(place.segment()));
    }

    private boolean holds(Segment segment, ChainPlace place) {
        AtomicBoolean same = new AtomicBoolean();
        UnitReader.read(source, segment.name(), place.start(), unit -> {
            same.set(unit.end() == place.end() && Fingerprint.of(unit.bytes()).equals(place.entry()));
            return false;
        });
        return same.get();
    }

    /**
     * A file that holds something.
     *
     * @param first the fingerprint of its first line
     */
    record Segment(String name, String first) {}
}
