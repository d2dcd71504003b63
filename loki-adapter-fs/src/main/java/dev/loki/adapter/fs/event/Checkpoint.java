package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineCursor;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a group had acknowledged when it folded its pages.
 *
 * @param through the last page that is folded in
 * @param names of the events, for as long as their files are kept
 */
record Checkpoint(long through, Set<String> names) {

    private static final long MAX_BYTES = 1L << 30;
    private static final int LONGEST_LINE = 255;

    /**
     * Reads a checkpoint.
     *
     * @return empty where it is not whole, or no file at all
     * @throws NoSuchFileException where it is gone, because there is a higher one
     */
    static Optional<Checkpoint> read(Path file, long through, JsonReader json) throws IOException {
        try (StorageFile stored = new DiskStorage().openToRead(file)) {
            if (stored.length() > MAX_BYTES) {
                return Optional.empty();
            }
            LineCursor lines = new LineCursor(stored);
            long count = lines.advance() ? count(text(lines), json) : Long.MAX_VALUE;
            Set<String> names = names(lines);
            return count <= names.size() ? Optional.of(new Checkpoint(through, names)) : Optional.empty();
        } catch (UnusableFileException e) {
            return Optional.empty();
        }
    }

    private static Set<String> names(LineCursor lines) throws IOException {
        Set<String> names = new HashSet<>();
        while (lines.advance()) {
            String name = text(lines);
            if (EventFileName.isName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** The line, or enough of it to see that it is too long. */
    private static String text(LineCursor lines) {
        int length = Math.min(lines.to() - lines.from(), LONGEST_LINE + 1);
        return new String(lines.buffer(), lines.from(), length, StandardCharsets.US_ASCII);
    }

    /**
     * Writes a checkpoint durably.
     *
     * @return false where one with this number is there
     */
    static boolean write(GroupFolder folder, long through, Collection<String> names) throws IOException {
        Path unfinished = folder.unfinished();
        Files.createFile(unfinished, PrivateFiles.attributes());
        try (FileOutputStream out = new FileOutputStream(unfinished.toFile());
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII))) {
            writer.write(JsonObject.builder()
                    .put("through", through)
                    .put("count", names.size())
                    .build()
                    .toString());
            writer.write('\n');
            for (String name : names) {
                writer.write(name);
                writer.write('\n');
            }
            writer.flush();
            out.getFD().sync();
        }
        boolean written = GroupFolder.link(unfinished, folder.checkpoint(through));
        PrivateFiles.forceFolder(folder.path());
        return written;
    }

    private static long count(String line, JsonReader json) {
        try {
            return json.readStrict(line.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject header
                            && header.get("count") instanceof JsonNumber count
                    ? count.longValueExact()
                    : Long.MAX_VALUE;
        } catch (JsonSyntaxException | ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
