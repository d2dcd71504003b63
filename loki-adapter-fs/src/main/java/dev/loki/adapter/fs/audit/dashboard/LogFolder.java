package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.RegularFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names in the log's folder. */
record LogFolder(Path path) {

    /** More than anybody keeps; what is beyond is not listed but reported. */
    static final int MAX_FILES = 10_000;

    /** All files the original takes for its own, {@code audit-*.jsonl}, in the order of their names. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "audit-*.jsonl")) {
            for (Path file : found) {
                if (files.size() == MAX_FILES) {
                    throw new IOException("more than " + MAX_FILES + " log files; move the oldest away");
                }
                files.add(file);
            }
        } catch (NoSuchFileException e) {
            RegularFile.requireAbsent(path);
        }
        files.sort(Comparator.comparing((Path file) -> LogFileName.parse(file).isEmpty())
                .thenComparing(file -> LogFileName.parse(file).orElse(LogFileName.current(LocalDate.MAX)))
                .thenComparing(Path::toString));
        return files;
    }

    /** The names we give, in order. */
    Stream<LogFileName> names() throws IOException {
        return files().stream().flatMap(file -> LogFileName.parse(file).stream());
    }

    /** The name to write to: today's, or where the clock was set back, that of the latest day there is. */
    LogFileName current(Instant now) throws IOException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate latest =
                names().map(LogFileName::day).max(Comparator.naturalOrder()).orElse(today);
        return LogFileName.current(latest.isAfter(today) ? latest : today);
    }

    /** The name for a file of which its day is full now. */
    LogFileName rotated(LogFileName full, Instant now) throws IOException {
        Optional<LogFileName> last = names().filter(name -> name.day().equals(full.day()) && !name.isCurrent())
                .max(Comparator.naturalOrder());
        return full.rotated(now, last);
    }

    /** The files before this one, the latest first. */
    List<LogFileName> before(LogFileName current) throws IOException {
        return names().filter(name -> name.compareTo(current) < 0)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    Path resolve(LogFileName name) {
        return path.resolve(name.toString());
    }
}
