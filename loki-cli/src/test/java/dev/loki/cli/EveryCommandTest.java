package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.command.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What every command of {@code loki} has, whoever adds one. */
class EveryCommandTest {

    private static final List<String> OPTIONS = List.of("--help", "--json", "--quiet", "--debug", "--project");

    /** The options that say nothing to a command, and why; docs/cli.md says it, too. */
    private static final Map<String, String> MEANINGLESS = Map.of(
            "policy schema --project", "what a policy file may hold is the same in every project",
            "completion --project", "the commands are the same in every project",
            "completion --json", "a script for a shell is no JSON",
            "hook answer --json", "it is answered in the words of the agent that asks",
            "daemon serve --json", "it answers at its socket");

    private static final Pattern ROW = Pattern.compile("^\\| `(loki [^`]+)`");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*(\\|[a-z][a-z0-9-]*)*");

    @TempDir
    private Path folder;

    /** The compiler sees to it that each has its place in the tree. */
    @Test
    void isCalledAsItIsTyped() {
        Invocation invocation = new Invocation(InputStream.nullInputStream(), System.out, System.err, Map.of(), folder);
        assertThat(LokiCommand.commandLine(invocation).getSubcommands().keySet())
                .containsExactlyElementsOf(
                        Stream.of(CommandName.values()).map(CommandName::text).toList());
        assertThat(LokiCommand.commandLine(invocation, "status").getSubcommands())
                .containsOnlyKeys("status");
    }

    @Test
    void takesTheCommonOptions() {
        List<String> missing = leaves().flatMap(command -> OPTIONS.stream()
                        .filter(option -> command.getCommandSpec().findOption(option) == null)
                        .map(option -> path(command) + " " + option))
                .filter(option -> !MEANINGLESS.containsKey(option))
                .toList();
        assertThat(missing).as("commands without an option that all have").isEmpty();
    }

    @Test
    void hasNoExceptionThatIsNone() {
        Set<String> known = new TreeSet<>();
        leaves().forEach(command -> OPTIONS.stream()
                .filter(option -> command.getCommandSpec().findOption(option) == null)
                .forEach(option -> known.add(path(command) + " " + option)));
        assertThat(known).containsAll(MEANINGLESS.keySet());
    }

    @Test
    void showsAnExampleAndItsExitCodes() {
        leaves().forEach(command -> assertThat(String.join(
                        "\n", command.getCommandSpec().usageMessage().footer()))
                .as("the help of loki " + path(command))
                .containsPattern("Examples?: .*loki ([a-z]+ )?" + command.getCommandName() + "\\b")
                .contains("Exit codes: "));
    }

    @Test
    void hasAGroupThatShowsAnExample() {
        groups().forEach(group -> assertThat(group.getUsageMessage())
                .as("the help of " + group.getCommandSpec().qualifiedName())
                .containsPattern("Example: .*loki "));
    }

    /** Each table row of docs/cli.md that begins with a command, with its alternatives, such as {@code jira|linear}. */
    @Test
    void standsInTheDocumentation() throws IOException {
        List<String> known = leaves().map(EveryCommandTest::path).toList();
        Set<String> documented = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs/cli.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                documented.addAll(commands(row.group(1).replace("\\|", "|"), known));
            }
        }
        assertThat(documented).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void saysWithDebugWhereAnErrorComesFrom() throws IOException {
        Files.createDirectories(folder.resolve(".loki"));
        Files.writeString(folder.resolve(".loki/audit"), "no folder");
        Typed plain = Typed.in(folder, "audit", "list");
        Typed debugged = Typed.in(folder, "audit", "list", "--debug");
        assertThat(plain.exitCode()).isEqualTo(70);
        assertThat(debugged.exitCode()).isEqualTo(70);
        assertThat(plain.err()).doesNotContain("\tat ");
        assertThat(debugged.err()).startsWith(plain.err()).contains("\tat dev.loki.");
    }

    @Test
    void leavesOutNoticesWhereItIsToBeQuiet() {
        assertThat(Typed.in(folder, "approve", "list").err()).contains("nothing waits");
        assertThat(Typed.in(folder, "approve", "list", "--quiet").err()).isEmpty();
    }

    private Stream<CommandLine> leaves() {
        Invocation invocation = new Invocation(InputStream.nullInputStream(), System.out, System.err, Map.of(), folder);
        return below(LokiCommand.commandLine(invocation));
    }

    private Stream<CommandLine> groups() {
        Invocation invocation = new Invocation(InputStream.nullInputStream(), System.out, System.err, Map.of(), folder);
        return LokiCommand.commandLine(invocation).getSubcommands().values().stream()
                .filter(command -> !command.getSubcommands().isEmpty());
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(EveryCommandTest::below);
    }

    private static String path(CommandLine command) {
        return command.getCommandSpec().qualifiedName().substring("loki ".length());
    }

    /** {@code loki jira|linear import ID} is two commands. */
    private static List<String> commands(String row, List<String> known) {
        List<String> paths = List.of("");
        for (String word : row.substring("loki ".length()).split(" ", -1)) {
            if (known.containsAll(paths) || !WORD.matcher(word).matches()) {
                break;
            }
            List<String> longer = new ArrayList<>();
            for (String path : paths) {
                Stream.of(word.split("\\|", -1)).forEach(one -> longer.add((path + " " + one).strip()));
            }
            paths = longer;
        }
        return paths;
    }
}
