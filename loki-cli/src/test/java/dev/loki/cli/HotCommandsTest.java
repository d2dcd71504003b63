package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.policy.SeedPolicyFile;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read by hand is answered as picocli would have it answered; what is hot loads neither it nor a reader of YAML. */
class HotCommandsTest {

    private static final String[] WORDS = {
        "data",
        "pre_execution",
        "pre_lunch",
        "{}",
        "{\"file_path\":\"/etc/passwd\"}",
        "{\"active_agents\":6}",
        "{",
        "-",
        "",
        "--",
        "--claim",
        "--claim=true",
        "--project",
        "--project=.",
        "--project=",
        ".",
        "missing",
        "a\u0000b",
        "\uFFFD",
        "--help",
        "-h",
        "-V",
        "--nonsense",
        "--clam",
        "-x",
        "@file",
        "task",
        "cli",
        "strange",
        "complete",
        "k=v",
        "key=",
        "=value",
        "action=other"
    };

    private static final byte[] INPUT = "{\"active_agents\":7}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path project;

    private final Random random = new Random(9);

    @BeforeEach
    void governed() throws IOException {
        SeedPolicyFile.writeTo(project);
    }

    @Test
    void usualCommandLinesAreReadByHand() {
        assertThat(HotCommands.read("policy", "check", "data")).isNotNull();
        assertThat(HotCommands.read("policy", "check", "--claim", "pre_execution", "-", "--project", "."))
                .isNotNull();
        assertThat(HotCommands.read("event", "emit", "--project", ".", "task", "cli", "done", "id=1"))
                .isNotNull();
    }

    @Test
    void bothWaysAnswerAlike() {
        for (List<String> line : lines()) {
            String[] arguments = line.toArray(String[]::new);
            Typed byHand = Typed.in(project, Map.of(), INPUT, arguments);
            Typed byPicocli = Typed.byPicocli(project, Map.of(), INPUT, arguments);
            assertThat(masked(byHand)).as(line.toString()).isEqualTo(masked(byPicocli));
        }
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        for (String command : List.of("policy check", "event emit")) {
            for (String word : WORDS) {
                lines.add(
                        command.startsWith("event")
                                ? line(command, "task", "cli", "done", word)
                                : line(command, "data", word));
            }
            for (int i = 0; i < Nightly.count(15, 10_000); i++) {
                lines.add(Stream.concat(
                                Stream.of(command.split(" ", -1)),
                                random.ints(1L + random.nextInt(5), 0, WORDS.length)
                                        .mapToObj(word -> WORDS[word]))
                        .toList());
            }
        }
        return lines;
    }

    private static List<String> line(String command, String... words) {
        return Stream.concat(Stream.of(command.split(" ", -1)), Stream.of(words))
                .toList();
    }

    /** Ids and times differ from one call to the next. */
    private static Typed masked(Typed typed) {
        String out = typed.out()
                .replaceAll("\"id\":\"[^\"]*\"", "\"id\"")
                .replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\"")
                .replaceAll("apr_[0-9a-f]+|[0-9a-f]{8,}", "id");
        return new Typed(typed.exitCode(), out, typed.err());
    }

    @Test
    void hotCommandsLoadNoLibraryThatIsSlowToStart() throws IOException, InterruptedException {
        Files.delete(project.resolve(".loki/policies.yaml"));
        Files.writeString(
                project.resolve(".loki/policies.json"),
                "{\"policies\":{\"pre_execution\":[{\"name\":\"few\",\"rule\":\"active_agents <= 5\",\"action\":\"deny\"}]}}");
        assertThat(slowlyStarted("policy", "check", "pre_execution", "{\"active_agents\":2}"))
                .isEmpty();
        assertThat(slowlyStarted("event", "emit", "task", "cli", "complete")).isEmpty();
    }

    private List<String> slowlyStarted(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.loki.cli.Main"));
        command.addAll(List.of(arguments));
        Process loki = new ProcessBuilder(command).directory(project.toFile()).start();
        List<String> lines = new String(loki.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(loki.waitFor()).isZero();
        assertThat(lines).anyMatch(line -> line.startsWith("dev.loki.cli.HotCommands "));
        return lines.stream()
                .filter(line ->
                        line.matches("(picocli|com\\.fasterxml\\.jackson\\.databind|org\\.yaml|okhttp3|kotlin)\\b.*"))
                .toList();
    }
}
