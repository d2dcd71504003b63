package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.storage.DurableLines;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.WaitingCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the file of an outbox was read, of which texts are not kept in memory. Whoever asks holds the lock. What stands
 * behind the last newline was never acknowledged, and counts as nothing. Not thread-safe.
 */
final class OutboxReading {

    private final Storage storage;
    private final Path file;
    private final OutboxLines lines;
    private final OutboxIndex index = new OutboxIndex();

    private @Nullable OutboxHeader header;
    private long count;
    private long end;

    OutboxReading(Storage storage, Path file, OutboxLines lines) {
        this.storage = storage;
        this.file = file;
        this.lines = lines;
    }

    OutboxLines lines() {
        return lines;
    }

    OutboxIndex index() {
        return index;
    }

    Optional<OutboxHeader> header() {
        return Optional.ofNullable(header);
    }

    /** Where the last whole line ends. */
    long end() {
        return end;
    }

    /** The number of the next call. */
    long next(OutboxHeader of) {
        return of.first() + count;
    }

    boolean hasRoomFor(int bytes) {
        return count < OutboxLines.MOST_CALLS && end + bytes <= OutboxLines.MOST_BYTES;
    }

    boolean isThere() throws IOException {
        try {
            storage.stamp(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    void forget() {
        startAt(null, 0);
    }

    /** Reads what came since, from the begin where the file was written anew. */
    void goOn() throws IOException {
        try (LineReader reader = LineReader.open(storage, file)) {
            StoredLine first = reader.next();
            if (first == null || first.ending() != Ending.NEWLINE) {
                forget();
                return;
            }
            OutboxHeader found = lines.header(first.bytes());
            if (!found.equals(header)) {
                startAt(found, reader.position());
            }
            reader.seek(end);
            read(reader, found, this::take);
            end = reader.position();
        } catch (NoSuchFileException e) {
            forget();
        }
    }

    /** All of it, anew; empty where there is no call. */
    Optional<OutboxContents> all() throws IOException {
        OutboxHeader found = header;
        if (found == null) {
            return Optional.empty();
        }
        List<WaitingCall> calls = new ArrayList<>();
        try (LineReader reader = LineReader.open(storage, file)) {
            reader.next();
            count = 0;
            read(reader, found, call -> {
                calls.add(call);
                count++;
            });
            return Optional.of(new OutboxContents(found.outbox(), calls));
        }
    }

    /** Writes the file anew without the calls up to a number. */
    void keepAfter(long number) throws IOException {
        OutboxContents kept = all().orElseThrow().from(number + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(OutboxLines.bytes(new OutboxHeader(kept.outbox(), number + 1).write()));
        kept.calls().forEach(call -> bytes.writeBytes(OutboxLines.bytes(CallLine.write(call))));
        DurableLines.replace(storage, file, bytes.toByteArray());
        goOn();
    }

    private void read(LineReader reader, OutboxHeader of, Consumer<WaitingCall> taker) throws IOException {
        long position = reader.position();
        StoredLine line = reader.next();
        while (line != null && line.ending() != Ending.END_OF_FILE) {
            taker.accept(lines.call(count + 2, line.bytes(), next(of)));
            position = reader.position();
            OutboxLines.requireWithinBounds(count, position);
            line = reader.next();
        }
        reader.seek(position);
    }

    private void take(WaitingCall call) {
        index.add(call);
        count++;
    }

    private void startAt(@Nullable OutboxHeader found, long position) {
        header = found;
        index.clear();
        count = 0;
        end = position;
    }
}
