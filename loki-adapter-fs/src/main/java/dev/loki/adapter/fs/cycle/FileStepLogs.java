package dev.loki.adapter.fs.cycle;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.ports.cycle.StepLogException;
import dev.loki.ports.cycle.StepLogs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The output of steps as files: a folder for each session, a file for each step. A link in the place of a folder, which a
 * step may have put there, is not followed. Thread-safe.
 */
public final class FileStepLogs implements StepLogs {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    private final Path lokiDir;

    /** @param lokiDir the project's {@code .loki} folder; {@code logs} below it is created with the first log */
    public FileStepLogs(Path lokiDir) {
        this.lokiDir = lokiDir;
    }

    @Override
    public String keep(String session, String step, String output) {
        Path logs = lokiDir.resolve("logs");
        Path folder = logs.resolve(named(session));
        Path file = folder.resolve(named(step) + ".log");
        try {
            PrivateFiles.createFolder(logs, LinkOption.NOFOLLOW_LINKS);
            PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
            WholeFile.write(file, output.getBytes(StandardCharsets.UTF_8));
            return "logs/" + session + "/" + step + ".log";
        } catch (IOException e) {
            throw new StepLogException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("expected letters, digits, _ and - in the name of a log");
        }
        return name;
    }
}
