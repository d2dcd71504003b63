package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.command.Invocation;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Whoever asked for JSON gets an object from standard output, whatever goes wrong. */
class JsonErrorTest {

    /** Answers a wrong project by a decision, as every other question. */
    private static final String DECIDES = "policy check";

    /** Its standard output is that of its command. */
    private static final String RUNS = "run";

    @TempDir
    private Path folder;

    @Test
    void commandTellsOfAProjectThatIsNotThere() {
        leaves().filter(command ->
                        !path(command).equals(DECIDES) && !path(command).equals(RUNS))
                .forEach(command -> {
                    Typed typed = Typed.in(folder, line(command, "--json", "--project", "missing"));
                    assertThat(error(typed).string("message").orElse(""))
                            .as(path(command))
                            .isNotBlank();
                    assertThat(typed.exitCode()).as(path(command)).isNotZero();
                });
    }

    @Test
    void commandTellsOfAnOptionThatItDoesNotKnow() {
        leaves().filter(command -> !path(command).equals(RUNS)).forEach(command -> {
            Typed typed = Typed.in(folder, line(command, "--json", "--nonsense"));
            assertThat(typed.exitCode()).as(path(command)).isEqualTo(64);
            assertThat(error(typed).string("fix")).contains("loki " + path(command) + " --help");
        });
    }

    @Test
    void groupAndRootTellOfACommandThatTheyDoNotKnow() {
        assertThat(error(Typed.in(folder, "polcy", "--json")).string("message"))
                .hasValueSatisfying(message -> assertThat(message).contains("did you mean policy?"));
        assertThat(error(Typed.in(folder, "audit", "frob", "--json")).string("fix"))
                .contains("loki audit --help");
    }

    @Test
    void helpBesideAnythingElseIsAnErrorHereToo() {
        Typed typed = Typed.in(folder, "audit", "verify", "--json", "--help");
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(error(typed).string("fix")).contains("loki audit verify --help");
    }

    @Test
    void whatBelongsToTheCommandThatIsRunAsksForNothing() {
        assertThat(Typed.in(folder, "run", "--nonsense", "--", "ls", "--json").out())
                .isEmpty();
        assertThat(Typed.in(folder, "audit", "list", "--nonsense", "--", "--json")
                        .out())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy lint", "policy test", "budget show", "budget reserve --tokens 5"})
    void policyFileThatIsBrokenIsNamedWithItsLine(String line) throws IOException {
        write("policies.yaml", "policies:\n  pre_execution:\n    - name: odd\n      action: denny\n");
        JsonObject error = error(Typed.in(folder, (line + " --json").split(" ", -1)));
        assertThat(error.get("code")).isEqualTo(JsonNumber.of(3));
        assertThat(error.toString()).contains("\"file\":\"policies.yaml\",\"line\":");
    }

    @Test
    void eachOfSeveralProblemsHasItsLine() throws IOException {
        write("policies.yaml", """
                policies:
                  pre_execution:
                    - name: a
                      rule: x <= 1
                      action: denny
                    - name: b
                      rule: x <= 1
                      action: denny
                """);
        JsonObject error = error(Typed.in(folder, "policy", "lint", "--json"));
        assertThat(String.valueOf(error.get("problems"))).contains("\"line\":5", "\"line\":8");
    }

    @Test
    void runFileThatIsBrokenIsToldWhereStepsWereToBeShown() throws IOException {
        write("run.yaml", "cycle: [\n");
        assertThat(error(Typed.in(folder, "run", "--dry-run", "--json")).toString())
                .contains("\"code\":3", "run.yaml");
    }

    /** The summary on standard error has it. */
    @Test
    void runLeavesStandardOutputToItsCommand() throws IOException {
        write("policies.yaml", "policies: [\n");
        assertThat(Typed.in(folder, "run", "--json", "--", "true").out()).isEmpty();
        assertThat(Typed.in(folder, "run", "--json", "--project", "missing", "--", "true")
                        .out())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "policy check pre_execution {\"active_agents\":9} --json, 1",
        "budget reserve --tokens 5000000 --json, 4",
        "audit verify nothing.jsonl --json, 3",
        "policy test --min-coverage 100 --json, 1"
    })
    void commandThatAnsweredIsNotAnsweredTwice(String line, int exitCode) throws IOException {
        write(
                "policies.json",
                "{\"policies\":{\"pre_execution\":[{\"name\":\"few\",\"rule\":\"active_agents <= 5\",\"action\":\"deny\"}],"
                        + "\"resource\":[{\"name\":\"b\",\"max_tokens\":100,\"on_exceed\":\"shutdown\"}]}}");
        Typed typed = Typed.in(folder, line.split(" ", -1));
        assertThat(typed.exitCode()).as(typed.err()).isEqualTo(exitCode);
        assertThat(typed.out().lines()).hasSize(1).allMatch(JsonErrorTest::isAnswer);
    }

    private static boolean isAnswer(String line) {
        return !(object(line).get("error") instanceof JsonObject);
    }

    @Test
    void eventThatCannotBePublishedIsToldByHandAndByPicocli() throws IOException {
        write("events", "no folder");
        Typed byHand = Typed.in(folder, "event", "emit", "task", "cli", "done", "--json");
        assertThat(error(byHand).get("code")).isEqualTo(JsonNumber.of(byHand.exitCode()));
        Typed byPicocli = Typed.in(folder, "event", "emit", "task", "cli", "done", "--json", "--debug");
        assertThat(byPicocli.out()).isEqualTo(byHand.out());
    }

    @Test
    void standardOutputStaysEmptyWithoutTheOption() {
        Typed typed = Typed.in(folder, "audit", "list", "--project", "missing");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .isEqualTo(Typed.in(folder, "audit", "list", "--json", "--project", "missing")
                        .err());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(folder.resolve(".loki").resolve(name), text);
    }

    private static JsonObject error(Typed typed) {
        assertThat(typed.out().lines()).as(typed.err()).hasSize(1);
        JsonObject answer = object(typed.out());
        assertThat(answer.get("error")).as(typed.out()).isInstanceOf(JsonObject.class);
        JsonObject error = (JsonObject) Objects.requireNonNull(answer.get("error"));
        assertThat(error.get("code")).isEqualTo(JsonNumber.of(typed.exitCode()));
        return error;
    }

    private static JsonObject object(String text) {
        try {
            return (JsonObject) new JacksonJsonReader().readStrict(text.strip().getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            throw new AssertionError(text, e);
        }
    }

    private Stream<CommandLine> leaves() {
        Invocation invocation = new Invocation(InputStream.nullInputStream(), System.out, System.err, Map.of(), folder);
        return below(LokiCommand.commandLine(invocation))
                .filter(command -> command.getCommandSpec().findOption("--json") != null);
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(JsonErrorTest::below);
    }

    private static String path(CommandLine command) {
        return command.getCommandSpec().qualifiedName().substring("loki ".length());
    }

    /** With a word for each parameter that must be there. */
    private static String[] line(CommandLine command, String... options) {
        List<String> words = new ArrayList<>(List.of(path(command).split(" ", -1)));
        for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
            for (int i = 0; i < parameter.arity().min(); i++) {
                words.add("1");
            }
        }
        words.addAll(List.of(options));
        return words.toArray(String[]::new);
    }
}
