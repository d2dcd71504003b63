package dev.loki.adapter.fs.forward;

import dev.loki.adapter.fs.audit.dashboard.LinkedFiles;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.ports.forward.ChainSegments;
import dev.loki.ports.forward.ForwardException;
import dev.loki.ports.json.PythonJsonReader;
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
    private final Names names;

    private FileChainSegments(Path folder, Names names) {
        this.folder = folder;
        this.names = names;
    }

    /** The agent chain: {@code audit-<n>.jsonl}, by number, and {@code audit.jsonl} last. */
    public static FileChainSegments agentChain(Path folder) {
        return numbered(folder, "jsonl");
    }

    /** The agent chain's checkpoints: {@code audit-<n>.checkpoints}, and {@code audit.checkpoints} last. */
    public static FileChainSegments checkpoints(Path folder) {
        return numbered(folder, "checkpoints");
    }

    /** The dashboard's chain: {@code audit-YYYY-MM-DD.jsonl} and those that were set aside, as they are linked. */
    public static FileChainSegments dashboardChain(Path folder, PythonJsonReader json) {
        return new FileChainSegments(folder, new LinkedFiles(folder, json)::names);
    }

    private static FileChainSegments numbered(Path folder, String suffix) {
        Pattern form = Pattern.compile("audit(?:-(\\d{1,9}))?\\." + suffix);
        return new FileChainSegments(folder, () -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> form.matcher(name).matches())
                        .sorted(Comparator.comparingLong(name -> number(form, name)))
                        .toList();
            }
        });
    }

    private static long number(Pattern names, String name) {
        Matcher matcher = names.matcher(name);
        return matcher.matches() && matcher.group(1) != null ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
    }

    @Override
    public List<String> names() {
        try {
            return names.list();
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
            if (offset > Files.size(file)) {
                return; // systems refuse offsets that no file can have, and then the log would seem unreadable
            }
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

    /** Which files there are now, oldest first. */
    @FunctionalInterface
    private interface Names {
        List<String> list() throws IOException;
    }
}
