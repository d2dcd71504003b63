package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.Uninterruptibly;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.BufferedReader;
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

    /**
     * Reads a checkpoint.
     *
     * @return empty where it is not whole
     * @throws NoSuchFileException where it is gone, because there is a higher one
     */
    static Optional<Checkpoint> read(Path file, long through, JsonReader json) throws IOException {
        return Uninterruptibly.call(() -> {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                String first = lines.readLine();
                Set<String> names = new HashSet<>();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (EventFileName.isName(line)) {
                        names.add(line);
                    }
                }
                return count(first == null ? "" : first, json) <= names.size()
                        ? Optional.of(new Checkpoint(through, names))
                        : Optional.empty();
            }
        });
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
