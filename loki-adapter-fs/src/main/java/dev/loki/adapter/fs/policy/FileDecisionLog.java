package dev.loki.adapter.fs.policy;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.policy.DecisionLog;
import dev.loki.ports.policy.DecisionLogException;
import dev.loki.ports.policy.LoggedLine;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decisions in a file of JSON lines. Each append is one write, alone: a lock on {@code FILE.lock} keeps other processes
 * out. A file that would grow beyond its limit becomes {@code FILE.1}, in the place of the one that was there. What a
 * crash left half written gets an end of its own, so that no line runs into it. Nothing is created before the first
 * append, and it is not forced to the disk. Thread-safe; interrupts do not disturb it.
 */
public final class FileDecisionLog implements DecisionLog {

    /** The size, in bytes, beyond which the file is set aside. */
    public static final long MAX_BYTES = 50_000_000;

    private final Path file;
    private final Path folder;
    private final Path predecessor;
    private final FileMutex mutex;
    private final JsonReader json;
    private final long maxBytes;

    /**
     * @param file on a local file system
     * @param json reads the lines
     */
    public FileDecisionLog(Path file, JsonReader json) {
        this(file, json, MAX_BYTES);
    }

    FileDecisionLog(Path file, JsonReader json, long maxBytes) {
        this.file = file.toAbsolutePath();
        this.folder = this.file.resolveSibling(".").normalize();
        this.predecessor = this.file.resolveSibling(file.getFileName() + ".1");
        this.mutex = new FileMutex(this.file.resolveSibling(file.getFileName() + ".lock"));
        this.json = json;
        this.maxBytes = maxBytes;
    }

    @Override
    public void append(List<JsonObject> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(EcmaScriptJson.stringify(line)).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        try {
            PrivateFiles.createFolder(folder);
            mutex.holding(() -> appendAlone(bytes));
        } catch (IOException e) {
            throw new DecisionLogException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    @Override
    public void read(Consumer<LoggedLine> consumer) {
        try (LineReader lines = LineReader.open(new DiskStorage(), file)) {
            long number = 1;
            for (StoredLine line = lines.next(); line != null; line = lines.next()) {
                consumer.accept(read(number++, line));
            }
        } catch (IOException e) {
            throw new DecisionLogException(
                    "cannot read " + file + ": " + IoReason.of(e) + "; expected a decision log, which a policy check"
                            + " writes where LOKI_POLICY_DECISION_LOG names a file",
                    e);
        }
    }

    private LoggedLine read(long number, StoredLine line) {
        return switch (line.ending()) {
            case TOO_LONG ->
                LoggedLine.unreadable(number, "the line is longer than " + StoredLine.MAX_LENGTH + " bytes");
            case END_OF_FILE -> LoggedLine.unreadable(number, "the line is torn: it has no end");
            case NEWLINE -> parse(number, line.bytes());
        };
    }

    private LoggedLine parse(long number, byte[] line) {
        try {
            return json.readStrict(line) instanceof JsonObject object
                    ? LoggedLine.readable(number, object)
                    : LoggedLine.unreadable(number, "the line is no JSON object");
        } catch (JsonSyntaxException e) {
            return LoggedLine.unreadable(number, "the line is no JSON: column " + e.column() + ": " + e.getMessage());
        }
    }

    private Path appendAlone(byte[] lines) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            RegularFile.requireRegular(file, LinkOption.NOFOLLOW_LINKS);
            if (Files.size(file) + lines.length > maxBytes) {
                Files.move(file, predecessor, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        PrivateFiles.createFile(file);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            write(out, lines);
        }
        return file;
    }

    /** Either everything is written, or the file is as it was. */
    private static void write(RandomAccessFile out, byte[] lines) throws IOException {
        long before = out.length();
        byte[] whole = endsTorn(out, before) ? withLineEndBefore(lines) : lines;
        out.seek(before);
        try {
            out.write(whole);
        } catch (IOException e) {
            out.setLength(before);
            throw e;
        }
    }

    private static boolean endsTorn(RandomAccessFile out, long length) throws IOException {
        if (length == 0) {
            return false;
        }
        out.seek(length - 1);
        return out.read() != '\n';
    }

    private static byte[] withLineEndBefore(byte[] lines) {
        byte[] whole = new byte[lines.length + 1];
        whole[0] = '\n';
        System.arraycopy(lines, 0, whole, 1, lines.length);
        return whole;
    }
}
