package dev.loki.adapter.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessAncestryTest {

    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final long PARENT = SELF.parent().orElseThrow().pid();

    private static final Pattern AGENT =
            Pattern.compile("loki_session_id|claude|codex|gemini|cursor|cline|augment|opencode|loki.* run ");

    @TempDir
    Path proc;

    @Test
    void aProcessWhoseAncestorsWereStartedWithoutASessionIsFree() throws Exception {
        write(SELF.pid(), "environ", "PATH=/bin\0XLOKI_SESSION_ID=x\0LOKI_SESSION_ID=\0");
        write(PARENT, "environ", "HOME=/root\0NOTE=LOKI_SESSION_ID=x\0");
        write(PARENT, "cmdline", "sh\0-c\0loki run\0");

        assertThat(new ProcessAncestry(SELF, proc).governed()).isEmpty();
    }

    /** Tests that need an operator are skipped where this finds an agent. */
    @Test
    void aBuildThatNothingSaysIsAnAgentsIsAnOperators() {
        boolean mayBeAnAgents = Stream.concat(System.getenv().keySet().stream(), commands(SELF))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> AGENT.matcher(word).find());

        Optional<String> found = new ProcessAncestry().governed();

        assertThat(mayBeAnAgents || found.isEmpty()).as(found.orElse("")).isTrue();
    }

    private static Stream<String> commands(ProcessHandle process) {
        return Stream.iterate(
                        process.parent(), Optional::isPresent, ancestor -> ancestor.flatMap(ProcessHandle::parent))
                .flatMap(ancestor -> ancestor.flatMap(one -> one.info().commandLine()).stream());
    }

    @Test
    void whereNothingCanBeLookedAtNothingIsFound() {
        assertThat(new ProcessAncestry(SELF, proc.resolve("absent")).governed()).isEmpty();
    }

    @Test
    void theParentsSessionIsFoundAndNamed() throws Exception {
        write(PARENT, "environ", "PATH=/bin\0LOKI_SESSION_ID=0af3-11\0");

        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("process " + PARENT).endsWith("belongs to session 0af3-11"));
    }

    @Test
    void theProcessItselfCounts() throws Exception {
        write(SELF.pid(), "environ", "LOKI_SESSION_ID=a b\n\0");

        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text -> assertThat(text).endsWith("session of an odd name"));
    }

    @Test
    void aRunAmongTheAncestorsIsFoundThoughItsChildReplacedItself() throws Exception {
        write(PARENT, "cmdline", "/jdk/bin/java\0-cp\0/srv/loki.jar\0dev.loki.cli.Main\0run\0--\0sh\0agent.sh\0");

        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text -> assertThat(text).endsWith("which is a 'loki run'"));
    }

    @Test
    void theProcessesUpToTheLastGovernedOneAreToldWithWhatTheyWereStartedWith() throws Exception {
        write(SELF.pid(), "environ", "LOKI_AIR_GAPPED=false\0");
        write(PARENT, "environ", "LOKI_AIR_GAPPED=true\0LOKI_SESSION_ID=0af3\0LOKI_AIR_GAPPED=false\0=odd\0odd\0");
        Files.createSymbolicLink(proc.resolve(Long.toString(PARENT)).resolve("cwd"), Path.of("/srv/shop"));

        assertThat(new ProcessAncestry(SELF, proc).upToTheLastGoverned())
                .satisfiesExactly(
                        self -> assertThat(self.environment()).isEqualTo(Map.of("LOKI_AIR_GAPPED", "false")),
                        parent -> {
                            assertThat(parent.name()).startsWith("process " + PARENT);
                            assertThat(parent.environment())
                                    .isEqualTo(Map.of("LOKI_AIR_GAPPED", "true", "LOKI_SESSION_ID", "0af3"));
                            assertThat(parent.directory()).contains(Path.of("/srv/shop"));
                            assertThat(parent.isRun()).isFalse();
                        });
    }

    @Test
    void aRunIsGovernedOnlyBelowItself() throws Exception {
        String run = "java\0dev.loki.cli.Main\0run\0--project\0/srv/shop\0sh\0";
        write(SELF.pid(), "cmdline", run);
        write(PARENT, "cmdline", "sh\0");
        assertThat(new ProcessAncestry(SELF, proc).upToTheLastGoverned()).isEmpty();

        write(PARENT, "cmdline", run);
        assertThat(new ProcessAncestry(SELF, proc).upToTheLastGoverned())
                .hasSize(2)
                .last()
                .satisfies(parent -> assertThat(parent.project()).contains("/srv/shop"));
    }

    @Test
    void whereNothingCanBeLookedAtNobodyIsGoverned() {
        assertThat(new ProcessAncestry(SELF, proc.resolve("absent")).upToTheLastGoverned())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "java dev.loki.cli.Main run --project a -- sh, a",
        "java dev.loki.cli.Main run --json --project=a sh, a",
        "java dev.loki.cli.Main run -- sh --project a,",
        "java dev.loki.cli.Main run sh --project a,",
        "java dev.loki.cli.Main run --project,",
        "java dev.loki.cli.Main approve --project a,"
    })
    void theProjectOfARunIsToldByItsOptions(String line, @Nullable String project) {
        Ancestor run = new Ancestor("a process", Map.of(), List.of(line.split(" ", -1)), Optional.empty());

        assertThat(run.project()).isEqualTo(Optional.ofNullable(project));
    }

    @Test
    void theRunsEnvironmentIsTheOutermostOne() throws Exception {
        assertThat(new ProcessAncestry(SELF, proc).environmentOfRun()).isEmpty();

        write(SELF.pid(), "environ", "LOKI_SESSION_ID=inner\0LOKI_ORG_ID=mine\0");
        write(PARENT, "environ", "LOKI_SESSION_ID=outer\0LOKI_ORG_ID=acme\0LOKI_ORG_ID=second\0NOTE=a=b\0");

        assertThat(new ProcessAncestry(SELF, proc).environmentOfRun())
                .hasValueSatisfying(variables -> assertThat(variables)
                        .containsEntry("LOKI_ORG_ID", "acme")
                        .containsEntry("NOTE", "a=b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLAUDECODE=1",
                "CLAUDE_CODE_ENTRYPOINT=cli",
                "CODEX_SANDBOX=seatbelt",
                "CODEX_THREAD_ID=7",
                "GEMINI_CLI=1",
                "CURSOR_AGENT=1"
            })
    void whatAnAgentStartedIsGovernedWithoutARunAboveIt(String variable) throws Exception {
        write(SELF.pid(), "environ", "PATH=/bin\0" + variable + "\0");

        assertThat(new ProcessAncestry(SELF, proc).governed()).hasValueSatisfying(text -> assertThat(text)
                .endsWith("by its variable " + variable.substring(0, variable.indexOf('='))));
    }

    @Test
    void anAgentAmongTheAncestorsIsFoundByItsProgram() throws Exception {
        write(PARENT, "environ", "CODEX_HOME=/home/ann/.codex\0CURSOR_TRACE_ID=1\0CLAUDECODE=\0");
        write(PARENT, "cmdline", "sh\0-c\0claude\0");
        assertThat(new ProcessAncestry(SELF, proc).governed()).isEmpty();
        write(PARENT, "cmdline", "/usr/bin/node\0--no-warnings\0/usr/local/bin/gemini\0");
        assertThat(new ProcessAncestry(SELF, proc).governed())
                .hasValueSatisfying(text -> assertThat(text).endsWith("which is an agent, gemini"));
    }

    @ParameterizedTest
    @CsvSource({
        "claude, claude",
        "claude --resume, claude",
        "/home/ann/.local/bin/codex exec, codex",
        "node /usr/lib/node_modules/@anthropic-ai/claude-code/cli.js, @anthropic-ai/claude-code",
        "node --x /opt/cursor-agent, cursor-agent",
        "vim claude, ''",
        "node server.js claude, ''",
        "claudette, ''",
        "'', ''"
    })
    void anAgentIsToldByItsProgram(String line, String agent) {
        assertThat(KnownAgents.program(List.of(line.split(" ", -1))).orElse("")).isEqualTo(agent);
    }

    @ParameterizedTest
    @CsvSource({
        "java dev.loki.cli.Main run -- sh, true",
        "java -jar /opt/loki-1.0.jar run sh, true",
        "java -jar loki.jar run sh, true",
        "java dev.loki.cli.Main approve grant run, false",
        "java dev.loki.cli.Main, false",
        "java -jar /opt/other.jar run sh, false",
        "java -Dx=dev.loki.cli.Main run, false",
        "sh run, false",
        "'', false"
    })
    void aRunIsToldByItsCommand(String line, boolean isRun) {
        assertThat(RunCommandLine.isRun(List.of(line.split(" ", -1)))).isEqualTo(isRun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env -u LOKI_SESSION_ID \"$@\"; true",
                "unset LOKI_SESSION_ID; sh -c '\"$@\"; true' sh \"$@\"; true",
                "sh -c 'env -i PATH=/usr/bin:/bin \"$@\"; true' sh \"$@\"; true"
            })
    @EnabledOnOs(OS.LINUX)
    void anAgentThatUnsetsTheVariableIsFoundByTheOperatingSystem(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        script,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AncestryInChildJvm.class.getName())
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("LOKI_SESSION_ID", "agents-own");
        Process process = builder.start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).contains("null: ").contains("which belongs to session agents-own");
    }

    private void write(long pid, String file, String text) throws Exception {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(folder.resolve(file), text, StandardCharsets.ISO_8859_1);
    }
}
