package dev.loki.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.cli.Typed;
import dev.loki.testing.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

    @TempDir
    private Path project;

    @Test
    void codeOfTheCommandIsTheCodeOfTheRun() {
        assertThat(Typed.in(project, "run", "--", "sh", "-c", "exit 7").exitCode())
                .isEqualTo(7);
        assertThat(Typed.in(project, "run", "--", "sh", "-c", "kill -9 $$").exitCode())
                .isEqualTo(137);
        assertThat(Typed.in(project, "run", "--", "no-such-program").exitCode()).isEqualTo(127);
    }

    @Test
    void argumentsOfTheCommandAreItsOwn() throws IOException {
        Files.writeString(project.resolve("f"), "expanded");
        String print = "printf '<%s>' \"$0\" \"$@\" > seen";
        String file = "@" + project.resolve("f");
        Typed typed = Typed.in(project, "run", "--quiet", "sh", "-c", print, "--help", "--json", "--", "-V", file);
        assertThat(typed.exitCode()).isZero();
        assertThat(project.resolve("seen")).hasContent("<--help><--json><--><-V><" + file + ">");
        Typed.in(project, "run", "--", "sh", "-c", print, file, "--project", "x", "--");
        assertThat(project.resolve("seen")).hasContent("<" + file + "><--project><x><-->");
    }

    @Test
    void commandWithoutANameIsWrongUsage() {
        Typed typed = Typed.in(project, "run", "--", "");
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("the name of the command must not be empty");
        assertThat(project.resolve(".loki")).doesNotExist();
    }

    @Test
    void variablesThatLostCharactersAreNamedInOneWarning() {
        Map<String, String> lost = Map.of("B_NAME", "caf\uFFFD", "A_NAME", "\uFFFD", "C_NAME", "café");
        Typed typed = Typed.in(project, lost, new byte[0], "run", "--quiet", "true");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err().lines()).singleElement().asString().endsWith(": A_NAME, B_NAME");
    }

    @Test
    void summaryIsPrintedOnStandardErrorAndCanBeSilenced() {
        Typed spoken = Typed.in(project, "run", "--", "true");
        assertThat(spoken.out()).isEmpty();
        assertThat(spoken.err()).contains("command ended", "0 denied", "chain valid, 3 entries", "not exported");
        assertThat(Typed.in(project, "run", "--quiet", "--", "true").err()).isEmpty();
    }

    @Test
    void summaryIsOneJsonObjectWhereAsked() throws IOException {
        JsonNode summary = new ObjectMapper()
                .readTree(Typed.in(project, "run", "--json", "--", "true").err());
        assertThat(summary.get("outcome").asText()).isEqualTo("command_ended");
        assertThat(summary.get("chain").get("valid").asBoolean()).isTrue();
        assertThat(summary.get("project").asText()).isEqualTo(project.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 command_ended run --json -- sh -c 'printf unfinished >&2'",
                "0 command_ended run --json --quiet -- true",
                "1 denied run --json -- rm -r x",
                "2 approval_required run --json -- curl x",
                "127 command_not_started run --json -- no-such-program",
                "3 not_run run --json --project missing -- true",
                "64 not_run run --json --resume",
            })
    void summaryIsTheLastLineWhateverHappens(String line) throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), """
                pre_execution:
                  - {name: no-rm, rule: "command must not run [rm]", action: deny}
                  - {name: curl, rule: "command must not run [curl]", action: require_approval}
                """);
        String[] words = line.split(" ", 3);
        String[] arguments = words[2].endsWith("'")
                ? new String[] {"run", "--json", "--", "sh", "-c", "printf unfinished >&2"}
                : words[2].split(" ", -1);
        Typed typed = Typed.in(project, arguments);
        JsonNode summary = new ObjectMapper().readTree(typed.err().lines().reduce("", (before, after) -> after));
        assertThat(typed.exitCode()).as(typed.err()).isEqualTo(Integer.parseInt(words[0]));
        assertThat(summary.get("exitCode").asInt()).isEqualTo(typed.exitCode());
        assertThat(summary.get("outcome").asText()).isEqualTo(words[1]);
    }

    @Test
    void commandGetsItsSessionAndProject() throws IOException {
        Path seen = project.resolve("seen");
        Typed.in(project, Map.of("LC_ALL", "C"), new byte[0], "run", "--", "sh", "-c", "env > seen");
        assertThat(Files.readAllLines(seen))
                .contains("LC_ALL=C", "LOKI_DIR=" + project.resolve(".loki"), "LOKI_PROJECT_DIR=" + project)
                .anyMatch(line -> line.matches("LOKI_SESSION_ID=[0-9a-f]{32}"));
    }

    @Test
    void commandStartsInTheProjectThatIsNamedElseWhereTheUserIs() throws IOException {
        Path below = Files.createDirectories(project.resolve("below"));
        Typed.in(below, "run", "--project", project.toString(), "--", "sh", "-c", "pwd > where");
        assertThat(project.resolve("where")).hasContent(project.toRealPath().toString());
        Typed.in(below, "run", "--", "sh", "-c", "pwd > where");
        assertThat(below.resolve("where")).hasContent(below.toRealPath().toString());
    }

    @Test
    void nothingStartsUnderABrokenPolicyFile() throws IOException {
        Files.createDirectories(project.resolve(".loki"));
        Files.writeString(project.resolve(".loki/policies.yaml"), "policies:\n\t- broken");
        Typed typed = Typed.in(project, "run", "--", "sh", "-c", "echo > started");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("denied", "policies.yaml:2");
        assertThat(project.resolve("started")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://localhost/", "garbage", "http://"})
    void badEndpointIsOneWarningAndTheRunGoesOn(String endpoint) {
        Typed typed = Typed.in(project, Map.of("LOKI_OTEL_ENDPOINT", endpoint), new byte[0], "run", "--", "true");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err())
                .containsOnlyOnce("loki: warning: LOKI_OTEL_ENDPOINT")
                .contains("not exported");
    }

    @Test
    void filesOutsideOfLokisFolderAreRefused() {
        Map<String, String> outside = Map.of("LOKI_OTEL_ENDPOINT", "file:///etc");
        Typed typed = Typed.in(project, outside, new byte[0], "run", "--", "true");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("LOKI_OTEL_ENDPOINT", "such as file:.loki/telemetry");
    }

    @Test
    void endpointThatRefusesCostsTheSpansAndNothingElse() throws IOException {
        Map<String, String> closedPort = Map.of("LOKI_OTEL_ENDPOINT", "http://127.0.0.1:" + FreePort.find());
        Typed typed = Typed.in(project, closedPort, new byte[0], "run", "--", "true");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("0 exported, 3 lost", "connection refused");
    }

    @Test
    void commandGetsTheSpoolOfItsRun() {
        String line = "test \"$LOKI_SPOOL_DIR\" = \"$LOKI_DIR/state/spool/$LOKI_SESSION_ID\"";
        Map<String, String> outer = Map.of("LOKI_SPOOL_DIR", "/elsewhere");
        assertThat(Typed.in(project, outer, new byte[0], "run", "--", "sh", "-c", line)
                        .exitCode())
                .isZero();
    }

    @Test
    void spansOfACommandThatNamesAnotherProjectAreLeftForTheRun() throws IOException {
        Path spool = project.resolve("spool/abc");
        Path other = Files.createDirectory(project.resolve("other"));
        Map<String, String> withinARun = Map.of(
                "LOKI_OTEL_ENDPOINT",
                "http://127.0.0.1:" + FreePort.find(),
                "LOKI_SESSION_ID",
                "abc",
                "LOKI_SPOOL_DIR",
                spool.toString());
        Typed.in(project, withinARun, new byte[0], "policy", "check", "data", "{}", "--project", other.toString());
        assertThat(spool).isDirectoryContaining("glob:**.json");
        assertThat(other.resolve(".loki")).doesNotExist();
    }
}
