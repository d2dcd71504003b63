package dev.loki.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The tab-separated file of one module's skipped tests. */
record SkipFile(Path path) {
    static final String PROPERTY = "loki.skips.file";

    /** The file this test run writes to; empty outside the build, where nobody collects it. */
    static Optional<SkipFile> current() {
        return Optional.of(System.getProperty(PROPERTY, ""))
                .filter(value -> !value.isBlank())
                .map(value -> new SkipFile(Path.of(value)));
    }

    /** Makes the file empty, so that it also tells that the module's tests ran. */
    void clear() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear the table of skipped tests " + path, e);
        }
    }

    /** Appends a row; safe for tests that run in parallel. */
    void append(Skip skip) {
        try {
            Files.writeString(path, skip.row() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the table of skipped tests " + path, e);
        }
    }

    List<Skip> read() {
        try {
            return Files.readAllLines(path).stream().map(Skip::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the table of skipped tests " + path, e);
        }
    }
}
