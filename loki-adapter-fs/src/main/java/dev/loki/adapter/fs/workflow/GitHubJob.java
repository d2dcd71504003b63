package dev.loki.adapter.fs.workflow;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.OwnFolder;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.workflow.WorkflowJob;
import dev.loki.ports.workflow.WorkflowJobException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The job of a GitHub Actions workflow: the files that its runner names. Thread-safe. */
public final class GitHubJob implements WorkflowJob {

    /** GitHub shows no summary of 1,024 KiB or more. */
    static final int MAX_SUMMARY_BYTES = 1024 * 1024 - 1024;

    private static final String CUT = "\n\n(What follows did not fit.)\n";

    /**
     * Where the job's files are.
     *
     * @param event GITHUB_EVENT_PATH; null where there is none
     * @param output GITHUB_OUTPUT; null where nobody asks for outputs
     * @param summary GITHUB_STEP_SUMMARY; null where there is none
     * @param requirements the folder for requirements, made where it is not there
     */
    public record JobFiles(
            @Nullable Path event,
            @Nullable Path output,
            @Nullable Path summary,
            Path requirements) {}

    private final JobFiles files;
    private final GitHubOutput outputs;

    public GitHubJob(JobFiles files, IdSource ids) {
        this.files = files;
        this.outputs = new GitHubOutput(ids);
    }

    @Override
    public byte[] event() {
        Path event = files.event();
        if (event == null) {
            throw new WorkflowJobException(
                    "GITHUB_EVENT_PATH: expected the file of the event; it is set within a workflow", true, null);
        }
        try {
            return RegularFile.read(event, MAX_EVENT_BYTES);
        } catch (IOException e) {
            throw new WorkflowJobException("GITHUB_EVENT_PATH: cannot read " + event + ": " + IoReason.of(e), true, e);
        }
    }

    @Override
    public Path keepRequirements(String name, String markdown) {
        Path file = files.requirements().resolve(name + ".md");
        writing(file, () -> {
            PrivateFiles.createFolder(files.requirements(), LinkOption.NOFOLLOW_LINKS);
            WholeFile.write(file, markdown.getBytes(StandardCharsets.UTF_8));
            return file;
        });
        return file;
    }

    @Override
    public void output(String name, String value) {
        String entry = outputs.entry(name, value);
        Path file = files.output();
        if (file != null) {
            requireOutside(file);
            writing(file, () -> append(file, entry.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Override
    public boolean summarize(String markdown) {
        Path file = files.summary();
        if (file == null) {
            return false;
        }
        requireOutside(file);
        writing(file, () -> append(file, fitting(markdown, Files.exists(file) ? Files.size(file) : 0)));
        return true;
    }

    /** With what stands in the file already, it stays below the limit. */
    private static byte[] fitting(String markdown, long present) {
        byte[] bytes = (markdown + "\n").getBytes(StandardCharsets.UTF_8);
        long room = MAX_SUMMARY_BYTES - present;
        if (bytes.length <= room) {
            return bytes;
        }
        int length = (int) Math.max(0, room - CUT.length());
        while (length > 0 && isWithinCharacter(bytes[length])) {
            length--;
        }
        String begin = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return length == 0 ? new byte[0] : (begin + CUT).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isWithinCharacter(byte next) {
        return (next & 0xC0) == 0x80;
    }

    /** The runner makes both files, and may have made them links. */
    private static Path append(Path file, byte[] bytes) throws IOException {
        return Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void requireOutside(Path file) {
        try {
            OwnFolder.requireOutside(file);
        } catch (IOException e) {
            throw new WorkflowJobException("cannot write " + file + ": " + IoReason.of(e), true, e);
        }
    }

    private static void writing(Path file, IoAction<Path> action) {
        try {
            action.call();
        } catch (IOException e) {
            throw new WorkflowJobException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), false, e);
        }
    }
}
