package dev.loki.adapter.fs.forward;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.ports.forward.ChainSegments;
import dev.loki.ports.forward.ForwardException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a chain in one folder, read without a lock while others append. Thread-safe. */
public final class FileChainSegments implements ChainSegments {

    private final Path folder;
    private final Pattern names;
    private final Comparator<String> order;

    private FileChainSegments(Path folder, Pattern names, Comparator<String> order) {
        this.folder = folder;
        this.names = names;
        this.order = order;
    }

    /** The agent chain: {@code audit-<n>.jsonl}, by number, and {@code audit.jsonl} last. */
    public static FileChainSegments agentChain(Path folder) {
        return numbered(folder, "jsonl");
    }

    /** The agent chain's checkpoints: {@code audit-<n>.checkpoints}, and {@code audit.checkpoints} last. */
    public static FileChainSegments checkpoints(Path folder) {
        return numbered(folder, "checkpoints");
    }

    /**
     * The dashboard's chain: {@code audit-YYYY-MM-DD.jsonl}, and those of the same day before it that were set aside, with
     * a time in their name.
     */
    public static FileChainSegments dashboardChain(Path folder) {
        Pattern names = Pattern.compile("audit-\\d{4}-\\d{2}-\\d{2}(?:[.-][0-9.-]{1,40})?\\.jsonl");
        return new FileChainSegments(folder, names, Comparator.naturalOrder());
    }

    private static FileChainSegments numbered(Path folder, String suffix) {
        Pattern names = Pattern.compile("audit(?:-(\\d{1,9}))?\\." + suffix);
        return new FileChainSegments(folder, names, Comparator.comparingLong(name -> number(names, name)));
    }

    private static long number(Pattern names, String name) {
        Matcher matcher = names.matcher(name);
        return matcher.matches() && matcher.group(1) != null ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }

    @Override
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> names.matcher(name).matches())
                    .sorted(order)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new ForwardException("cannot list " + folder + ": " + IoReason.of(e), e);
        }
    }

    @Override
    public long settled(String name) {
        Path file = folder.resolve(name);
        try {
            RegularFile.requireRegular(file);
            try (RandomAccessFile segment = new RandomAccessFile(file.toFile(), "r")) {
                long length = segment.length();
                segment.getFD().sync();
                return length;
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            return 0; // pruned or renamed since it was listed
        } catch (IOException e) {
            throw new ForwardException("cannot make " + file + " durable: " + IoReason.of(e), e);
        }
    }

    @Override
    public void read(String name, long offset, LineConsumer consumer) {
        Path file = folder.resolve(name);
        try (LineReader lines = LineReader.open(new DiskStorage(), file)) {
            lines.seek(offset);
            StoredLine line = lines.next();
            while (line != null && line.ending() == StoredLine.Ending.NEWLINE && hand(line, consumer)) {
                line = lines.next();
            }
            if (line != null && line.ending() == StoredLine.Ending.TOO_LONG) {
                throw new ForwardException(
                        file + ": the line at byte " + line.start() + " is longer than any that is written", null);
            }
        } catch (NoSuchFileException | FileNotFoundException e) {
            return; // pruned or renamed since it was listed
        } catch (IOException e) {
            throw new ForwardException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    private static boolean hand(StoredLine line, LineConsumer consumer) {
        return consumer.accept(line.bytes(), line.start() + line.bytes().length + 1);
    }
}
