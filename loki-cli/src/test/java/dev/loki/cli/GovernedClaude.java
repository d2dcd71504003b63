package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.standin.anthropic.MessagesStandIn;
import dev.loki.standin.anthropic.ModelTurn;
import dev.loki.testing.External;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A project that the hooks of Claude Code are installed in, and the real program, which finds a script for its model, a home
 * of its own and nobody to ask. The {@code loki} of it is the classes under test, the client the script of this repository.
 *
 * @param folder holds all of it
 * @param variables set for every process, besides those that keep it apart
 */
record GovernedClaude(Path folder, Map<String, String> variables) implements AutoCloseable {

    private static final List<String> TOOLS = List.of("Bash", "Write", "Edit", "Read", "Skill");
    private static final long MOST_SECONDS = 60;

    static GovernedClaude in(Path folder, Map<String, String> variables) throws IOException {
        GovernedClaude governed = new GovernedClaude(folder, variables);
        for (Path own : List.of(governed.project(), governed.home(), governed.runtime(), governed.programs())) {
            Files.createDirectories(own);
        }
        Files.createDirectories(governed.project().resolve(".loki"));
        Launcher.in(governed.programs());
        Files.copy(
                Path.of(System.getProperty("loki.root"), "loki-hook"),
                governed.programs().resolve("loki-hook"),
                StandardCopyOption.COPY_ATTRIBUTES);
        return governed;
    }

    Path project() {
        return folder.resolve("project");
    }

    /** The whole path of a file of the project. */
    String file(String name) {
        return project().resolve(name).toString();
    }

    Path home() {
        return folder.resolve("home");
    }

    /** Where the resident process listens. */
    Path runtime() {
        return folder.resolve("run");
    }

    Path programs() {
        return folder.resolve("bin");
    }

    /** Types a command of an operator, in this very JVM. */
    Typed loki(String... arguments) {
        return Typed.in(project(), environment(), new byte[0], arguments);
    }

    /** A prompt, and what comes of it: the model says the turns, one after the other. */
    Session prompt(ModelTurn... turns) throws IOException, InterruptedException {
        return prompt(List.of(), turns);
    }

    /** The same, where a command such as {@code loki run --} starts the agent. */
    Session prompt(List<String> before, ModelTurn... turns) throws IOException, InterruptedException {
        try (MessagesStandIn model = MessagesStandIn.saying(List.of(turns))) {
            List<String> command = new ArrayList<>(before);
            command.add(External.CLAUDE.path().toString());
            command.addAll(
                    List.of("-p", "do it", "--output-format", "json", "--allowedTools", String.join(" ", TOOLS)));
            Child child = run(command, Map.of("ANTHROPIC_BASE_URL", model.url()));
            return new Session(child, model.conversation().size(), model.toolResults());
        }
    }

    /** The process that answers the hooks. */
    ProcessHandle resident() throws IOException {
        String pid = Files.readString(inRuntime(".pid")).split(" ", 2)[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Where it listens, or listened. */
    Path socket() throws IOException {
        return inRuntime(".sock");
    }

    private Path inRuntime(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(runtime())) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Override
    public void close() {
        loki("daemon", "stop");
    }

    private Child run(List<String> command, Map<String, String> more) throws IOException, InterruptedException {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        builder.environment().putAll(more);
        Process process = builder.start();
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                .as("%s ended; it said: %s", command.get(0), Files.readString(said))
                .isTrue();
        return new Child(process.exitValue(), Files.readString(said));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home().toString());
        environment.put("XDG_RUNTIME_DIR", runtime().toString());
        environment.put("LOKI_LAUNCHER", programs().resolve("loki").toString());
        environment.put("LOKI_HOOK_DEADLINE_SECONDS", "20");
        environment.put("ANTHROPIC_API_KEY", "none");
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.putAll(variables);
        return environment;
    }

    /**
     * What came of a prompt.
     *
     * @param requests how often the model was asked
     * @param told what the model was told of each tool
     */
    record Session(Child child, int requests, List<MessagesStandIn.ToolResult> told) {

        /** What the model was told of the tool it wanted to use first, second and so on. */
        String told(int turn) {
            return told.stream()
                    .filter(result -> result.id().equals("toolu_" + turn))
                    .map(MessagesStandIn.ToolResult::text)
                    .findFirst()
                    .orElse("nothing");
        }
    }
}
