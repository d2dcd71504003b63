package dev.loki.benchmarks.event;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

/** The system calls that files of events cost at the least, one after another, and nothing else. */
final class BareFiles {

    private static final int SIZE = 180;

    private final Path folder;
    private final List<Path> files;

    BareFiles(Path folder, int count) {
        this.folder = folder;
        files = IntStream.range(0, count)
                .mapToObj(i -> folder.resolve(
                        String.format("2026-02-21T10-00-00.%06dZ_%016x.json", i, 0x9e3779b97f4a7c15L * (i + 1))))
                .toList();
    }

    /** Creates, writes, closes, links and unlinks. */
    long write() {
        Path unfinished = folder.resolve(".unfinished");
        File sameFile = unfinished.toFile();
        byte[] bytes = new byte[SIZE];
        try {
            for (Path file : files) {
                try (FileChannel channel =
                        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(bytes));
                }
                Files.createLink(file, unfinished);
                if (!sameFile.delete()) {
                    throw new IOException(unfinished + " cannot be removed");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.size();
    }

    /** Opens, reads and closes, and appends a line to another file. */
    long read() {
        byte[] bytes = new byte[SIZE + 1];
        long read = 0;
        try (FileOutputStream acknowledged =
                new FileOutputStream(folder.resolve(".acknowledged").toFile())) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    read += in.read(bytes) == SIZE ? 1 : 0;
                }
                acknowledged.write((read + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
