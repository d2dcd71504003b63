package dev.loki.application.compliance;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip whose bytes follow from its contents: a fixed order, and a fixed time for each file. Not thread-safe. */
final class PackageZip implements AutoCloseable {

    /** The first that a zip can say. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Packed> packed = new ArrayList<>();

    PackageZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String name, byte[] bytes) throws IOException {
        add(name, sink -> sink.write(bytes));
    }

    /** Adds a file as it is produced. */
    void add(String name, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        Sink sink = new Sink();
        content.writeTo(sink);
        zip.closeEntry();
        packed.add(new Packed(name, sink.bytes, HexFormat.of().formatHex(sink.digest.digest())));
    }

    /** Every file so far, with its size and SHA-256. */
    JsonArray contents() {
        List<JsonValue> files = new ArrayList<>();
        packed.forEach(file -> files.add(JsonObject.builder()
                .put("name", file.name)
                .put("bytes", file.bytes)
                .put("sha256", file.sha256)
                .build()));
        return new JsonArray(files);
    }

    /** Every file so far, as {@code sha256sum -c} reads it. */
    String sums() {
        StringBuilder sums = new StringBuilder();
        packed.forEach(
                file -> sums.append(file.sha256).append("  ").append(file.name).append('\n'));
        return sums.toString();
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }

    /** What fills a file. */
    @FunctionalInterface
    interface Content {

        void writeTo(Sink sink) throws IOException;
    }

    /** Takes the bytes of the file that is being added. */
    final class Sink {

        private final MessageDigest digest = Sha256.begin();
        private long bytes;

        void write(byte[] part) {
            try {
                zip.write(part);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            digest.update(part);
            bytes += part.length;
        }

        void write(String part) {
            write(part.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Packed(String name, long bytes, String sha256) {}
}
