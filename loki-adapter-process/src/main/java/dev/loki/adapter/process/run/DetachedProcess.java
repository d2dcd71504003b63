package dev.loki.adapter.process.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that outlives this one: in a session of its own where setsid(1) is there, so that no terminal's end reaches it. */
public final class DetachedProcess {

    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private final Process process;
    private final CompletableFuture<Optional<String>> said;

    private DetachedProcess(Process process) {
        this.process = process;
        said = CompletableFuture.supplyAsync(() -> firstLine(process));
    }

    /**
     * Starts it without standard input.
     *
     * @param environment all of what it gets
     * @param log what it says on stderr is added to this file
     */
    public static DetachedProcess start(List<String> command, Map<String, String> environment, Path directory, Path log)
            throws IOException {
        List<String> whole = new ArrayList<>();
        SETSID.stream().filter(Files::isExecutable).findFirst().ifPresent(setsid -> whole.add(setsid.toString()));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .directory(directory.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new DetachedProcess(builder.start());
    }

    /**
     * Waits for the first line that it says on stdout, which it closes then.
     *
     * @return empty where it ended before it said one
     * @throws TimeoutException where it says nothing in time
     */
    public Optional<String> awaitLine(Duration patience) throws TimeoutException {
        try {
            return said.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Its number, while it lives. */
    public long pid() {
        return process.pid();
    }

    private static Optional<String> firstLine(Process process) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            return Optional.ofNullable(reader.readLine());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
