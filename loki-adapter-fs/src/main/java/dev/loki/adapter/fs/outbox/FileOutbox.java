package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.DurableLines;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.OutboxProgress;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The outbox of a project in a file of JSON lines, shared by all its processes, in the order in which their calls returned.
 * A call is durable when it returns. It holds {@value OutboxLines#MOST_CALLS} calls and {@value OutboxLines#MOST_BYTES}
 * bytes; where there is no room, those that were sent or exported make it, oldest first. Nothing is made before the first
 * call. Thread-safe; interrupts do not disturb it.
 */
public final class FileOutbox implements OutboxWriter {

    private final Storage storage;
    private final Path file;
    private final OutboxProgress progress;
    private final InstantSource clock;
    private final IdSource ids;
    private final OutboxReading read;

    /**
     * @param folder such as {@code .loki/outbox}, on a local file system
     * @param progress says which calls need not be kept
     */
    public FileOutbox(Path folder, OutboxProgress progress, JsonReader json, InstantSource clock, IdSource ids) {
        this(new DiskStorage(), folder, progress, json, clock, ids);
    }

    FileOutbox(
            Storage storage, Path folder, OutboxProgress progress, JsonReader json, InstantSource clock, IdSource ids) {
        this.storage = storage;
        this.file = folder.toAbsolutePath().resolve("calls.jsonl");
        this.progress = progress;
        this.clock = clock;
        this.ids = ids;
        this.read = new OutboxReading(storage, file, new OutboxLines(json));
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** What it holds; empty where nothing was ever put there. */
    public synchronized Optional<OutboxContents> contents() {
        try {
            return read.isThere() ? alone(read::all) : Optional.empty();
        } catch (IOException e) {
            throw new OutboxException(
                    "cannot read " + file + ": " + IoReason.of(e) + "; mend it, or move the folder away: what waits in"
                            + " it is not sent then",
                    e);
        }
    }

    @Override
    public synchronized boolean put(String service, String destination, OutboxCall call) {
        OutboxCall masked = MaskedCall.of(call);
        try {
            storage.createFolder(file.resolveSibling(".").normalize());
            return alone(() -> {
                Optional<OutboxCall> news = read.index().news(service, destination, masked);
                if (news.isPresent()) {
                    append(service, destination, news.get());
                }
                return news.isPresent();
            });
        } catch (OutboxException e) {
            throw notPut(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw notPut("cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    @Override
    public long waiting() {
        return contents()
                .map(all -> {
                    OutboxProgress.Standing standing = progress.of(all.outbox());
                    return all.calls().stream()
                            .filter(call -> call.number() > Math.max(standing.sent(), standing.exported()))
                            .count();
                })
                .orElse(0L);
    }

    private <T> T alone(IoAction<T> action) throws IOException {
        return storage.exclusively(file.resolveSibling(file.getFileName() + ".lock"), () -> {
            try {
                read.goOn();
                return action.call();
            } catch (IOException e) {
                read.forget(); // what is known may not be what the file holds
                throw e;
            }
        });
    }

    private void append(String service, String destination, OutboxCall call) throws IOException {
        boolean isNew = read.header().isEmpty();
        OutboxHeader header = read.header().orElseGet(() -> new OutboxHeader(newName(), 1));
        WaitingCall waiting = new WaitingCall(read.next(header), clock.instant(), service, destination, call);
        byte[] line = OutboxLines.bytes(CallLine.write(waiting));
        requireReadable(waiting, line);
        if (!read.hasRoomFor(line.length)) {
            makeRoom(header, line.length);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (isNew) {
            bytes.writeBytes(OutboxLines.bytes(header.write()));
        }
        bytes.writeBytes(line);
        try (StorageFile out = storage.create(file)) {
            DurableLines.append(out, read.end(), bytes.toByteArray());
        }
        if (isNew) {
            storage.syncFolder(file.resolveSibling(".").normalize());
        }
        read.goOn();
    }

    /** What is put there is what another machine will take. */
    private void requireReadable(WaitingCall waiting, byte[] line) {
        try {
            read.lines().call(1, line, waiting.number());
        } catch (UnusableFileException e) {
            throw new TrackerException(
                    Trouble.REFUSED,
                    "not put into the outbox: " + String.valueOf(e.getMessage()).replaceFirst("^line 1:? ", ""));
        }
    }

    private void makeRoom(OutboxHeader header, int bytes) throws IOException {
        OutboxProgress.Standing standing = progress.of(header.outbox());
        long settled = Math.max(standing.sent(), standing.exported());
        if (settled >= header.first()) {
            read.keepAfter(settled);
        }
        if (!read.hasRoomFor(bytes)) {
            throw new TrackerException(
                    Trouble.PASSING,
                    "the outbox is full: " + file + " holds " + OutboxLines.MOST_CALLS + " calls or "
                            + OutboxLines.MOST_BYTES + " bytes that were never exported; make room with 'loki outbox"
                            + " export FILE'");
        }
    }

    private static TrackerException notPut(String reason, Exception cause) {
        return new TrackerException(Trouble.PASSING, "not put into the outbox: " + reason, Duration.ZERO, cause);
    }

    private String newName() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(ids.nextBits()) + hex.toHexDigits(ids.nextBits());
    }
}
