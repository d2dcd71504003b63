package dev.loki.adapter.fs.run;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.ports.run.RunReportException;
import dev.loki.ports.run.RunReports;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reports of runs as files, {@code run-<session>.json} in a folder. Thread-safe. */
public final class FileRunReports implements RunReports {

    private static final Pattern NAME = Pattern.compile("run-[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.json");

    private final Path folder;

    /** @param folder usually {@code .loki/reports}; created with the first report */
    public FileRunReports(Path folder) {
        this.folder = folder;
    }

    @Override
    public String keep(String session, byte[] report) {
        Path file = file("run-" + session + ".json");
        try {
            PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
            WholeFile.write(file, report);
            return String.valueOf(file.getFileName());
        } catch (IOException e) {
            throw failure("write", file, e);
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        Path file = file(name);
        try {
            return Optional.of(RegularFile.read(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure("read", file, e);
        }
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "run-*.json")) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failure("list", folder, e);
        }
        Collections.sort(names);
        return names;
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new RunReportException("expected the name of a report, such as run-4f2a.json", null);
        }
        return folder.resolve(name);
    }

    private static RunReportException failure(String what, Path path, IOException e) {
        return new RunReportException(
                "cannot " + what + " " + path + ": " + IoReason.of(e) + "; check its folder and the disk", e);
    }
}
