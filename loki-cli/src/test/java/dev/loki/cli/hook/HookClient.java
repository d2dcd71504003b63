package dev.loki.cli.hook;

import dev.loki.testing.Executables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The client script as it is, beside a launcher of the test's; short-lived.
 *
 * @param script a copy of {@code loki-hook}
 * @param project where it is started
 * @param runtime what XDG_RUNTIME_DIR names
 */
public record HookClient(Path script, Path project, Path runtime) {

    /** A script, a project and a folder for sockets, all below one folder. There is no launcher yet. */
    public static HookClient in(Path folder) throws IOException {
        Path script = Executables.write(
                Files.createDirectories(folder.resolve("bin")).resolve("loki-hook"),
                Files.readString(Path.of("..", "loki-hook")));
        Path project = Files.createDirectories(folder.resolve("p")).toRealPath();
        Files.createDirectories(project.resolve(".loki"));
        return new HookClient(script, project, Files.createDirectories(folder.resolve("run")));
    }

    /** The environment of a hook, and nothing else's; with the longest deadline, as a test's machine may be slow. */
    public Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "PATH", System.getenv("PATH"),
                "XDG_RUNTIME_DIR", runtime.toString(),
                "LOKI_HOOK_DEADLINE_SECONDS", "60"));
    }

    /** Asks about an event, in the words that are given to the script. */
    public Answer ask(Map<String, String> variables, byte[] event, String... words)
            throws IOException, InterruptedException {
        return start(variables, event, words).answer();
    }

    Answer ask(String agent, String event) throws IOException, InterruptedException {
        return ask(Map.of(), "{}".getBytes(StandardCharsets.UTF_8), agent, event);
    }

    /** As {@link #ask}, and does not wait. */
    public Asking start(Map<String, String> variables, byte[] event, String... words) throws IOException {
        Path out = Files.createTempFile(runtime.getParent(), "out", ".txt");
        Path err = Files.createTempFile(runtime.getParent(), "err", ".txt");
        List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(event);
        } catch (IOException e) {
            // It had decided before it read all of it.
        }
        return new Asking(process, out, err);
    }

    /** One that was asked. */
    public record Asking(Process process, Path out, Path err) {

        public Answer answer() throws IOException, InterruptedException {
            int code = process.waitFor();
            Answer answer = new Answer(code, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return answer;
        }
    }

    /** What the agent gets. */
    public record Answer(int code, String out, String err) {}
}
