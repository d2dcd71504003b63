package dev.loki.adapter.fs.checkpoint;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of notes that only grows: each note as it is, then an empty line. As no line of a checkpoint's text is empty, text
 * and signatures alternate. A note that a crash left unfinished is passed over, and moved aside by the next that is
 * written. Not for notes whose text has empty lines.
 */
final class NoteFile {

    private static final String END = "\n\n";
    private static final int TAIL = 64 * 1024;

    private final Path file;

    NoteFile(Path file) {
        this.file = file;
    }

    /** Puts a note last, durably. To be called by one at a time. */
    void append(SignedNote note) throws IOException {
        byte[] bytes = (note + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TAIL / 2) {
            throw new UnusableFileException("a note of " + bytes.length + " bytes is not put into it");
        }
        PrivateFiles.createFile(file);
        RegularFile.requireRegular(file);
        if (unfinished() > 0) {
            moveAside();
        }
        try (FileChannel notes = FileChannel.open(file, StandardOpenOption.APPEND)) {
            write(notes, bytes);
        }
    }

    /** How many bytes stand behind the last whole note: none, or what a crash left, or what somebody put there. */
    long unfinished() throws IOException {
        try (RandomAccessFile notes = open()) {
            return notes.length() - endOfWhole(notes);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    /** Hands out every whole note, oldest first. */
    void read(Consumer<SignedNote> consumer) throws IOException {
        try (RandomAccessFile notes = open()) {
            long end = endOfWhole(notes);
            ByteArrayOutputStream note = new ByteArrayOutputStream();
            byte[] buffer = new byte[TAIL];
            NoteSplitter splitter = new NoteSplitter();
            notes.seek(0);
            for (long at = 0; at < end; ) {
                int length = notes.read(buffer, 0, (int) Math.min(buffer.length, end - at));
                for (int i = 0; i < length; i++) {
                    note.write(buffer[i]);
                    if (splitter.endsWith(buffer[i])) {
                        consumer.accept(parse(note.toByteArray()));
                        note.reset();
                    }
                    if (note.size() > SignedNote.MAX_BYTES) {
                        throw new UnusableFileException(
                                "it holds a note of more than " + SignedNote.MAX_BYTES + " bytes");
                    }
                }
                at += length;
            }
        } catch (NoSuchFileException e) {
            return; // no note was written yet
        }
    }

    /** The last whole note; the cost is its length, not the file's. */
    Optional<SignedNote> last() throws IOException {
        try (RandomAccessFile notes = open()) {
            long end = endOfWhole(notes);
            if (end == 0) {
                return Optional.empty();
            }
            String tail = new String(tail(notes, end), StandardCharsets.UTF_8);
            String whole = tail.substring(0, tail.length() - END.length());
            int signatures = whole.lastIndexOf(END);
            int before = signatures < 0 ? -1 : whole.lastIndexOf(END, signatures - 1);
            String note = whole.substring(before < 0 ? 0 : before + END.length()) + END;
            return Optional.of(parse(note.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private RandomAccessFile open() throws IOException {
        RegularFile.requireRegular(file);
        return new RandomAccessFile(file.toFile(), "r");
    }

    private static SignedNote parse(byte[] bytes) throws UnusableFileException {
        try {
            String note = new String(bytes, StandardCharsets.UTF_8);
            return SignedNote.parse(note.substring(0, note.length() - 1));
        } catch (NoteFormatException e) {
            throw new UnusableFileException("it holds something that is no signed note: " + e.getMessage());
        }
    }

    /** Where the last whole note ends: after the last empty line that follows on a signature. */
    private static long endOfWhole(RandomAccessFile notes) throws IOException {
        long length = notes.length();
        String tail = new String(tail(notes, length), StandardCharsets.ISO_8859_1);
        int end = tail.lastIndexOf(END);
        while (end >= 0) {
            int line = tail.lastIndexOf('\n', end - 1) + 1;
            if (tail.startsWith(NoteSplitter.SIGNATURE, line)) {
                return length - tail.length() + end + END.length();
            }
            end = tail.lastIndexOf(END, end - 1);
        }
        if (length > TAIL) {
            throw new UnusableFileException("its last " + TAIL + " bytes hold no whole note, which no crash leaves;"
                    + " move it away, as evidence");
        }
        return 0;
    }

    private static byte[] tail(RandomAccessFile notes, long end) throws IOException {
        byte[] tail = new byte[(int) Math.min(end, TAIL)];
        notes.seek(end - tail.length);
        notes.readFully(tail);
        return tail;
    }

    private void moveAside() throws IOException {
        try (RandomAccessFile notes = new RandomAccessFile(file.toFile(), "rw")) {
            long end = endOfWhole(notes);
            byte[] torn = tail(notes, notes.length());
            int length = (int) Math.min(torn.length, notes.length() - end);
            byte[] unfinished = Arrays.copyOfRange(torn, torn.length - length, torn.length);
            Path folder = file.resolveSibling("quarantine");
            PrivateFiles.createFolder(folder);
            WholeFile.write(folder.resolve(file.getFileName() + "." + end), unfinished);
            notes.setLength(end);
            notes.getFD().sync();
        }
    }

    /** Only ever appends, as a file may be set to take nothing else. Either the whole note is durable, or the file is as it was. */
    private static void write(FileChannel notes, byte[] note) throws IOException {
        long before = notes.size();
        try {
            ByteBuffer rest = ByteBuffer.wrap(note);
            while (rest.hasRemaining()) {
                notes.write(rest);
            }
            notes.force(true);
        } catch (IOException e) {
            try {
                notes.truncate(before);
                notes.force(true);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }
}
