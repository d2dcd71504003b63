package dev.loki.adapter.fs.telemetry;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.Uninterruptibly;
import dev.loki.domain.time.IsoTimestamp;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of lines and those it was before, {@code NAME-<UTC time>.jsonl}. Not thread-safe. */
final class LineFile {

    static final String SUFFIX = ".jsonl";

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final String TIME = "-\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d-[0-5]\\d-[0-5]\\d\\.\\d{3}Z";

    /** No clock that is put right goes back that far. */
    private static final Duration FAR_FUTURE = Duration.ofDays(365);

    private final Path file;
    private final String name;
    private final Pattern older;

    /** @param file its name ends in {@value #SUFFIX} */
    LineFile(Path file) {
        this.file = file;
        String whole = String.valueOf(file.getFileName());
        this.name = whole.substring(0, whole.length() - SUFFIX.length());
        this.older = Pattern.compile(Pattern.quote(name) + TIME + Pattern.quote(SUFFIX));
    }

    /** Sets the file aside where it has reached a size, and deletes the oldest where there are more than may be kept. */
    void rotateFrom(long size, int kept, Instant now) throws IOException {
        if (length() < size) {
            return;
        }
        List<Path> aside = setAside(now);
        Files.move(file, named(laterThan(aside, now)), StandardCopyOption.ATOMIC_MOVE);
        for (Path oldest : aside.subList(0, Math.max(0, aside.size() + 1 - kept))) {
            Files.deleteIfExists(oldest);
        }
    }

    /** Appends a line in one write, behind an end for what stands there without one; whole or not at all. */
    void append(byte[] utf8, int length) throws IOException {
        long before = length();
        String begin = before == 0 || lastByte(before) == '\n' ? "" : "\n";
        Uninterruptibly.call(() -> write(before, ascii(begin), ByteBuffer.wrap(utf8, 0, length), ascii("\n")));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private Path write(long before, ByteBuffer... line) throws IOException {
        try (FileChannel channel = FileChannel.open(file, APPEND, PrivateFiles.attributes())) {
            channel.truncate(before); // an interrupt may have ended the writing after a part
            try {
                while (line[line.length - 1].hasRemaining()) {
                    channel.write(line);
                }
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        }
        return file;
    }

    private long length() throws IOException {
        try {
            RegularFile.requireRegular(file, LinkOption.NOFOLLOW_LINKS);
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    private byte lastByte(long length) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        Uninterruptibly.call(() -> {
            try (FileChannel channel = FileChannel.open(file, READ)) {
                return channel.read(last.clear(), length - 1);
            }
        });
        return last.get(0);
    }

    /** A clock that stands still or goes back must not make the youngest the oldest by name. */
    private Instant laterThan(List<Path> aside, Instant now) {
        if (aside.isEmpty()) {
            return now;
        }
        Instant next = time(aside.get(aside.size() - 1), now).plusMillis(1);
        return next.isAfter(now) ? next : now;
    }

    /** The time in a name; one that is no time, such as a 31 February, or lies far ahead is none of ours and long ago. */
    private Instant time(Path aside, Instant now) {
        String whole = aside.getFileName().toString();
        String time = whole.substring(name.length() + 1, whole.length() - SUFFIX.length());
        int clock = time.indexOf('T');
        try {
            Instant told = Instant.parse(
                    time.substring(0, clock) + time.substring(clock).replace('-', ':'));
            return told.isAfter(now.plus(FAR_FUTURE)) ? Instant.EPOCH : told;
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private Path named(Instant time) {
        return file.resolveSibling(name + "-" + IsoTimestamp.format(time).replace(':', '-') + SUFFIX);
    }

    /** Oldest first. */
    private List<Path> setAside(Instant now) throws IOException {
        try (Stream<Path> entries = Files.list(file.resolveSibling(""))) {
            return entries.filter(entry ->
                            older.matcher(entry.getFileName().toString()).matches())
                    .sorted(Comparator.comparing((Path entry) -> time(entry, now))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
