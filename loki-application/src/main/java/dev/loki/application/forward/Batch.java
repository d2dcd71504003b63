package dev.loki.application.forward;

import dev.loki.domain.forward.EntryReading;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.forward.ChainPlace;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/** The entries that are sent next, bounded in number and size. Not thread-safe. */
final class Batch {

    static final int MAX_ENTRIES = 500;
    private static final long MAX_BYTES = 4 << 20;

    private final SourceChain source;
    private final JsonReader json;
    private final List<ForwardedEntry> entries = new ArrayList<>();
    private ChainPlace end;
    private long bytes;

    Batch(SourceChain source, JsonReader json, ChainPlace start) {
        this.source = source;
        this.json = json;
        this.end = start;
    }

    /** The batch from a place on, which stands in the segment of this index. */
    static Batch from(SourceChain source, JsonReader json, PlaceFinder finder, int index, ChainPlace start) {
        Batch batch = new Batch(source, json, start);
        for (int i = index; i < finder.segments().size() && !batch.isFull(); i++) {
            PlaceFinder.Segment segment = finder.segments().get(i);
            long offset = i == index ? start.end() : 0;
            long settled = source.segments().settled(segment.name());
            UnitReader.read(
                    source, segment.name(), offset, unit -> unit.end() <= settled && batch.add(segment.first(), unit));
        }
        return batch;
    }

    /** Puts an entry in front that stands in no file. */
    void lead(ForwardedEntry entry) {
        entries.add(0, entry);
    }

    List<ForwardedEntry> entries() {
        return entries;
    }

    /** The place after the last entry. */
    ChainPlace end() {
        return end;
    }

    private boolean isFull() {
        return entries.size() >= MAX_ENTRIES || bytes >= MAX_BYTES;
    }

    private boolean add(String segment, Unit unit) {
        entries.add(entry(unit.line()));
        bytes += unit.bytes().length;
        end = new ChainPlace(segment, unit.start(), unit.end(), Fingerprint.of(unit.bytes()), end.count() + 1);
        return !isFull();
    }

    private ForwardedEntry entry(byte[] line) {
        if (source.chain() == ForwardedChain.CHECKPOINTS) {
            return EntryReading.checkpoint(end.count(), line);
        }
        try {
            return json.readTolerant(line) instanceof JsonObject object
                    ? EntryReading.entry(source.chain(), end.count(), object, line)
                    : EntryReading.unreadable(source.chain(), end.count(), line);
        } catch (JsonSyntaxException e) {
            return EntryReading.unreadable(source.chain(), end.count(), line);
        }
    }
}
