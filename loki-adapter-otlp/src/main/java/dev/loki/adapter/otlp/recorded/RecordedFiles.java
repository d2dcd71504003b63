package dev.loki.adapter.otlp.recorded;

import dev.loki.ports.telemetry.UnreadableTelemetryException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Where a signal is recorded: one file, or those of a folder, those that were set aside first; plain or packed by gzip. */
final class RecordedFiles {

    private static final int BUFFER = 1 << 16;
    private static final int[] GZIP = {0x1f, 0x8b};
    private static final int[] ZSTANDARD = {0x28, 0xb5, 0x2f, 0xfd};

    private RecordedFiles() {}

    /**
     * The files, in the order in which they were written.
     *
     * @param signal {@code traces} or {@code metrics}: how the names of a folder's files begin
     * @throws UnreadableTelemetryException where there are none
     */
    static List<Path> of(Path path, String signal) {
        if (!Files.exists(path)) {
            throw new UnreadableTelemetryException(path + ": there is no such file or folder", null);
        }
        if (!Files.isDirectory(path)) {
            requireRegular(path);
            return List.of(path);
        }
        List<Path> files = filesIn(path, signal);
        if (files.isEmpty()) {
            throw new UnreadableTelemetryException(
                    path + ": there is no " + signal + ".jsonl in this folder, nor a file that was set aside from one",
                    null);
        }
        return files;
    }

    /** {@code traces-2026...jsonl} sorts before {@code traces.jsonl}, as it was written before it. */
    private static List<Path> filesIn(Path folder, String signal) {
        Pattern name = Pattern.compile(signal + "(-[^/]*)?\\.jsonl?(\\.gz)?");
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry ->
                            name.matcher(entry.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UnreadableTelemetryException(folder + ": cannot be listed: " + reason(e), e);
        }
    }

    private static void requireRegular(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableTelemetryException(
                    file + ": is no regular file, and it is read twice; give - to read standard input", null);
        }
    }

    /**
     * Opens a file, and unpacks what it holds where that is packed, whatever its name.
     *
     * @throws IOException where it cannot be opened, or is packed otherwise
     */
    static InputStream open(Path file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            if (beginsWith(in, ZSTANDARD)) {
                throw new IOException("is packed by zstd; unpack it first: zstd -d");
            }
            return beginsWith(in, GZIP) ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static boolean beginsWith(InputStream in, int[] magic) throws IOException {
        in.mark(magic.length);
        boolean same = true;
        for (int i = 0; same && i < magic.length; i++) {
            same = in.read() == magic[i];
        }
        in.reset();
        return same;
    }

    /** What a person understands of a failure. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        return e instanceof AccessDeniedException ? "it may not be read" : String.valueOf(e.getMessage());
    }
}
