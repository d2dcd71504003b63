package dev.loki.cli.telemetry;

import dev.loki.bootstrap.Recordings;
import dev.loki.cli.command.Invocation;
import dev.loki.ports.telemetry.UnreadableTelemetryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which recorded telemetry is meant, shared by the commands that read some. */
public final class RecordingOption {

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "A file of OTLP JSON lines, plain or packed by gzip, or a folder of them; - for standard input."
                            + " Without: what this project recorded.")
    private @Nullable Path file;

    /**
     * Asks what is meant.
     *
     * @throws UnreadableTelemetryException where it is not there, saying how to get some
     */
    public <T> T read(Recordings recordings, Invocation invocation, Function<Path, T> question) {
        if (file == null) {
            Path folder = recordings.folder();
            requireRecorded(folder);
            return question.apply(folder);
        }
        return file.toString().equals("-")
                ? readStream(invocation, question)
                : question.apply(invocation.currentFolder().resolve(file));
    }

    private static void requireRecorded(Path folder) {
        if (!Files.exists(folder)) {
            throw new UnreadableTelemetryException(
                    "nothing is recorded yet: " + folder + " is not there. Record a run, such as:"
                            + " LOKI_OTEL_ENDPOINT=file:.loki/telemetry loki run -- COMMAND; or name a file",
                    null);
        }
    }

    /** What is read is read more than once, and so laid aside meanwhile, for the owner's eyes only. */
    private static <T> T readStream(Invocation invocation, Function<Path, T> question) {
        try {
            Path aside = Files.createTempFile("loki-telemetry", ".jsonl");
            try {
                Files.copy(invocation.in(), aside, StandardCopyOption.REPLACE_EXISTING);
                return question.apply(aside);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
