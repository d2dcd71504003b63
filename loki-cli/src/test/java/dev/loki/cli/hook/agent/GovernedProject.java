package dev.loki.cli.hook.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.Child;
import dev.loki.cli.Launcher;
import dev.loki.cli.Typed;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project that an agent's hooks are installed in, and a home of its own for the agent. The {@code loki} of it is the
 * classes under test, the client the script of this repository.
 */
class GovernedProject implements AutoCloseable {

    private static final long MOST_SECONDS = 60;

    private final Path folder;
    private final Map<String, String> variables;
    private volatile @Nullable Garbage garbage;

    /**
     * @param folder holds all of it
     * @param variables set for every process, besides those that keep it apart
     */
    GovernedProject(Path folder, Map<String, String> variables) throws IOException {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        for (String own : List.of("project/.loki", "home", "run", "bin")) {
            Files.createDirectories(folder.resolve(own));
        }
        Launcher.in(programs());
        Files.copy(
                Path.of(System.getProperty("loki.root"), "loki-hook"),
                programs().resolve("loki-hook"),
                StandardCopyOption.COPY_ATTRIBUTES);
    }

    final Path project() {
        return folder.resolve("project");
    }

    /** The whole path of a file of the project. */
    final String file(String name) {
        return project().resolve(name).toString();
    }

    final Path home() {
        return folder.resolve("home");
    }

    /** Where the resident process listens. */
    final Path runtime() {
        return folder.resolve("run");
    }

    final Path programs() {
        return folder.resolve("bin");
    }

    /** What an operator's command says that succeeds, typed in this very JVM. */
    final String typed(String... arguments) {
        Typed typed = Typed.in(project(), environment(), new byte[0], arguments);
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed.out();
    }

    /** The chain's entries of tool calls, a line of JSON each; the chain is whole. */
    final List<String> toolCalls() {
        typed("audit", "verify");
        return typed("audit", "list", "--json", "--what", "tool_call").lines().toList();
    }

    /** The process that answers the hooks. */
    final ProcessHandle resident() throws IOException {
        String pid = Files.readString(inRuntime(".pid")).split(" ", 2)[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Kills the process that answers the hooks, and sees to it that no other is started. */
    final void killResidentForGood() throws IOException {
        Files.delete(programs().resolve("loki"));
        kill(resident());
    }

    /** From now on something else listens where the resident process did. */
    final void answerGarbage() throws IOException {
        garbage = Garbage.at(socket());
    }

    /** How often that was asked. */
    final int askedGarbage() {
        Garbage listening = garbage;
        return listening == null ? 0 : listening.asked();
    }

    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Where it listens, or listened. */
    final Path socket() throws IOException {
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
    public void close() throws IOException {
        Garbage listening = garbage;
        if (listening != null) {
            listening.close();
        }
        Typed.in(project(), environment(), new byte[0], "daemon", "stop");
    }

    /** Runs a program in the project, with variables of its own. */
    final Child run(List<String> command, Map<String, String> more) throws IOException, InterruptedException {
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
        environment.putAll(variables);
        return environment;
    }
}
