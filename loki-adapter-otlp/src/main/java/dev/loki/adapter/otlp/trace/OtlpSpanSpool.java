package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.receive.Decoded;
import dev.loki.adapter.otlp.receive.TelemetryDecoder;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.Span;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.trace.SpanSpool;
import dev.loki.ports.trace.SpoolDrain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Reads the files that {@link SpoolSpanExporter} left in a folder, oldest first. The governed agent can write there, so
 * a file counts only as a whole, as a regular file, and up to {@value #MAX_FILE_BYTES} bytes; any other is renamed to
 * {@code *.bad} and left. The folder goes with its last file.
 */
final class OtlpSpanSpool implements SpanSpool {

    /** What the name of a finished file ends in. */
    static final String SUFFIX = ".json";

    /** The largest file that is read. */
    static final int MAX_FILE_BYTES = 4 << 20;

    /** How many files are listed at once. */
    private static final int LISTED = 10_000;

    private final Path folder;
    private final TelemetryDecoder decoder;

    OtlpSpanSpool(Path folder, JsonReader json) {
        this.folder = folder;
        this.decoder = new TelemetryDecoder(json);
    }

    /** A folder that cannot be listed counts as one unreadable file. */
    @Override
    public SpoolDrain drain(BiConsumer<Span, Duration> consumer, Duration time) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return new SpoolDrain(0, 0, time);
        }
        long end = System.nanoTime() + time.toNanos();
        int unreadable = 0;
        int left = 0;
        try {
            List<Path> files = files();
            while (!files.isEmpty() && left == 0) {
                int seen = 0;
                int passedOver = 0;
                while (seen < files.size() && System.nanoTime() - end < 0) {
                    passedOver += drain(files.get(seen++), consumer, end) ? 0 : 1;
                }
                unreadable += passedOver;
                left = files.size() - seen;
                files = seen == LISTED && passedOver < seen ? files() : List.of();
            }
            removeIfEmpty();
        } catch (IOException e) {
            unreadable++;
        }
        return new SpoolDrain(unreadable, left, until(end));
    }

    private static Duration until(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    private void removeIfEmpty() {
        try {
            Files.delete(folder);
        } catch (IOException e) {
            return; // something was set aside in it, or is being left just now
        }
    }

    /** Some of the files, oldest first. */
    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(SUFFIX))
                    .limit(LISTED)
                    .sorted()
                    .toList();
        }
    }

    private boolean drain(Path file, BiConsumer<Span, Duration> consumer, long end) {
        List<SourcedSpan> spans;
        try {
            spans = decode(read(file));
            Files.delete(file);
        } catch (IOException | IllegalArgumentException e) {
            setAside(file);
            return false;
        }
        spans.forEach(sourced -> consumer.accept(sourced.span(), until(end)));
        return true;
    }

    /** All spans, or none: a file with a span that is none was changed by somebody. */
    private List<SourcedSpan> decode(byte[] content) {
        Decoded<SourcedSpan> decoded = decoder.spans(content, Encoding.JSON);
        if (decoded.refused() > 0) {
            throw new IllegalArgumentException(decoded.problem());
        }
        return decoded.records();
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("not a regular file");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
            if (content.length > MAX_FILE_BYTES) {
                throw new IOException("larger than " + MAX_FILE_BYTES + " bytes");
            }
            return content;
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".bad"));
        } catch (IOException e) {
            return; // it stays, and is counted again the next time
        }
    }
}
