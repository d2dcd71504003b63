package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.RefusedOutboxException;
import dev.loki.ports.outbox.WaitingCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file in which calls of an outbox are carried to another machine: the lines of the outbox, and one at the end with how
 * many calls there are and the SHA-256 of all that stands before it. Thread-safe.
 */
public final class OutboxExport {

    private static final int MOST_BYTES = OutboxLines.MOST_BYTES + 1_000;
    private static final String CALLS = "calls";
    private static final String SHA256 = "sha256";
    private static final int LONGEST = 100;

    private final OutboxLines lines;

    public OutboxExport(JsonReader json) {
        this.lines = new OutboxLines(json);
    }

    /**
     * The bytes of such a file.
     *
     * @param contents with at least one call
     */
    public byte[] write(OutboxContents contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long first = contents.calls().get(0).number();
        bytes.writeBytes(OutboxLines.bytes(new OutboxHeader(contents.outbox(), first).write()));
        contents.calls().forEach(call -> bytes.writeBytes(OutboxLines.bytes(CallLine.write(call))));
        bytes.writeBytes(OutboxLines.bytes(JsonObject.builder()
                .put(CALLS, contents.calls().size())
                .put(SHA256, Sha256.hex(bytes.toByteArray()))
                .build()));
        return bytes.toByteArray();
    }

    /**
     * Reads such a file, which a stranger may have made.
     *
     * @param sha256 the SHA-256 that the whole file must have, in hex; empty where none is known
     * @throws RefusedOutboxException where it was changed on its way, or is none
     * @throws OutboxException where it cannot be read
     */
    public OutboxContents read(Path file, Optional<String> sha256) {
        try {
            byte[] bytes = RegularFile.read(file, MOST_BYTES);
            String found = Sha256.hex(bytes);
            if (!sha256.orElse(found).equalsIgnoreCase(found)) {
                throw new UnusableFileException("it is not the file that was exported: its SHA-256 is " + found);
            }
            return contents(bytes);
        } catch (UnusableFileException e) {
            throw new RefusedOutboxException(file + ": " + e.getMessage() + "; nothing of it was sent");
        } catch (IOException e) {
            throw new OutboxException(
                    "cannot read " + file + ": " + IoReason.of(e) + "; expected what 'loki outbox export' wrote", e);
        }
    }

    private OutboxContents contents(byte[] bytes) throws UnusableFileException {
        List<byte[]> all = split(bytes);
        if (all.size() < 2) {
            throw new UnusableFileException("it is no export of an outbox");
        }
        OutboxHeader header = lines.header(all.get(0));
        requireUnchanged(bytes, all);
        List<WaitingCall> calls = new ArrayList<>();
        for (byte[] line : all.subList(1, all.size() - 1)) {
            calls.add(lines.call(calls.size() + 2, line, header.first() + calls.size()));
        }
        return new OutboxContents(header.outbox(), calls);
    }

    private void requireUnchanged(byte[] bytes, List<byte[]> all) throws UnusableFileException {
        byte[] last = all.get(all.size() - 1);
        JsonFields end = lines.fields(all.size(), last);
        try {
            byte[] before = Arrays.copyOf(bytes, bytes.length - last.length - 1);
            boolean isWhole = end.count(CALLS).orElse(-1) == all.size() - 2
                    && end.text(SHA256, LONGEST)
                            .filter(Sha256.hex(before)::equals)
                            .isPresent();
            if (!isWhole) {
                throw new UnusableFileException("it was changed or cut on its way: its last line tells other calls, or"
                        + " another SHA-256, than it has; carry it over again");
            }
        } catch (JsonFieldException e) {
            throw new UnusableFileException("line " + all.size() + ": " + e.getMessage());
        }
    }

    private static List<byte[]> split(byte[] bytes) throws UnusableFileException {
        List<byte[]> all = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                all.add(Arrays.copyOfRange(bytes, from, at));
                from = at + 1;
                OutboxLines.requireWithinBounds(all.size() - 2L, 0);
            }
        }
        if (from != bytes.length) {
            throw new UnusableFileException("it was cut on its way: its last line has no end; carry it over again");
        }
        return all;
    }
}
