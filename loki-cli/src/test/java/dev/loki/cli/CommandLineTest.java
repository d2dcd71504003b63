package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.cli.command.Invocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandLineTest {

    @TempDir
    private Path project;

    @ParameterizedTest
    @CsvSource({
        "--help",
        "run --help",
        "policy --help",
        "policy check --help",
        "audit verify --help",
        "audit list --help",
        "audit new-segment --help",
        "audit prove --help",
        "audit consistency --help",
        "audit keygen --help",
        "audit rotate-key --help",
        "audit forward --help",
        "event emit --help",
        "event list --help",
        "event tail --help",
        "event show --help",
        "event replay --help",
        "event stats --help",
        "event bridge --help",
        "event import --help",
        "event clean --help",
        "trace show --help",
        "trace list --help",
        "metrics show --help",
        "--version"
    })
    void helpAndVersionGoToStandardOutput(String line) {
        Typed typed = Typed.in(project, line.split(" ", -1));
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isNotEmpty();
        assertThat(typed.err()).isEmpty();
    }

    /** A sign of per cent begins a place to fill, and where it is not doubled, picocli warns of it in the help. */
    @Test
    void everyHelpIsWrittenAsItIsMeant() {
        Invocation invocation =
                new Invocation(InputStream.nullInputStream(), System.out, System.err, Map.of(), project);
        assertThat(helps(LokiCommand.commandLine(invocation)))
                .hasSizeGreaterThan(200)
                .allMatch(CommandLineTest::isFormat);
    }

    private static boolean isFormat(String text) {
        try {
            return String.format(Locale.ROOT, text).length() <= text.length();
        } catch (IllegalFormatException e) {
            return false;
        }
    }

    private static List<String> helps(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        return Stream.of(
                        Stream.of(spec.usageMessage().header()),
                        Stream.of(spec.usageMessage().description()),
                        Stream.of(spec.usageMessage().footer()),
                        spec.args().stream().flatMap(argument -> Stream.of(argument.description())),
                        command.getSubcommands().values().stream().flatMap(below -> helps(below).stream()))
                .flatMap(texts -> texts)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "frobnicate",
        "''",
        "run",
        "policy",
        "policy check",
        "audit frob",
        "audit new-segment",
        "audit prove",
        "audit prove first",
        "audit consistency 1",
        "audit verify --trusted-key name",
        "event emit task runner",
        "event emit task runner start novalue",
        "audit list --since yesterday",
        "trace",
        "trace list --limit none",
        "metrics"
    })
    void wrongUsageExits64AndSaysWhereHelpIs(String line) {
        Typed typed = line.isEmpty() ? Typed.in(project) : Typed.in(project, line.split(" ", -1));
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("loki: ").contains("--help").doesNotContain("\tat ");
        assertThat(typed.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "runn, run",
        "rnu, run",
        "scna, scan",
        "polcy check, policy",
        "policy expain, explain",
        "audit verfy, verify"
    })
    void mistypedCommandIsAnsweredWithTheOneThatWasMeant(String line, String meant) {
        Typed typed = Typed.in(project, line.split(" ", -1));
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("did you mean " + meant + "?");
        assertThat(Typed.in(project, "frobnicate").err()).doesNotContain("did you mean");
    }

    @ParameterizedTest
    @CsvSource({
        "policy check pre_execution {} --help",
        "policy check pre_execution -h",
        "policy check --help pre_execution",
        "policy check pre_execution --version",
        "policy check -V",
        "policy check pre_execution -x",
        "policy --help check pre_execution {}",
        "--help policy check pre_execution {}",
        "--help policy",
        "--version policy check pre_execution {}",
        "audit verify --version",
        "audit verify --quiet --help",
        "run --help true"
    })
    void helpAndVersionBesideAnythingElseAreWrongUsage(String line) {
        Typed typed = Typed.in(project, line.split(" ", -1));
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void signAtTheBeginningOfAnArgumentNamesNoFile() throws IOException {
        Files.writeString(project.resolve("f"), "--help");
        String file = "@" + project.resolve("f");
        assertThat(Typed.in(project, "event", "emit", "task", "runner", file).out())
                .contains("\"action\":\"" + file);
        Typed decided = Typed.in(project, "policy", "check", "pre_execution", file);
        assertThat(decided.exitCode()).isEqualTo(1);
        assertThat(decided.out()).contains("DENY");
    }

    @Test
    void commandThatIsMissingIsAnsweredWithThoseThereAre() {
        assertThat(Typed.in(project).err())
                .contains("a command is missing: run, policy, approve, ", "hook, ", "budget, scan, audit, event");
        assertThat(Typed.in(project, "audit").err()).contains("a command is missing: verify, verify-dashboard, list,");
    }

    @Test
    void argumentThatLostItsCharactersIsRefused() {
        Typed typed = Typed.in(project, "event", "emit", "task", "runner", "caf\uFFFD");
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("UTF-8");
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void timeThatIsNoneIsAnsweredWithOne() {
        assertThat(Typed.in(project, "audit", "list", "--since", "yesterday").err())
                .contains("expected a time such as 2026-02-21T10:00:00Z, or a date", "found 'yesterday'")
                .doesNotContain("java.");
    }

    @Test
    void resultThatCannotBeWrittenIsNoSuccess() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Invocation invocation = new Invocation(
                InputStream.nullInputStream(),
                new PrintStream(full, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                project);
        assertThat(CommandLines.execute(invocation, "policy", "check", "data")).isEqualTo(70);
        assertThat(CommandLines.execute(invocation, "--help")).isEqualTo(70);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output cannot be written");
    }

    @Test
    void wrongBooleanIsAConfigurationError() {
        Typed typed = Typed.in(project, Map.of("LOKI_EVENTS_ENABLED", "maybe"), new byte[0], "audit", "verify");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("LOKI_EVENTS_ENABLED: expected true");
    }

    @Test
    void projectThatDoesNotExistIsAConfigurationError() {
        Typed typed = Typed.in(project, "audit", "verify", "--project", "missing");
        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err()).contains("missing is not a folder: create it");
    }

    @Test
    void emittedEventIsListedAndKeepsItsUnicode() {
        Typed emitted = Typed.in(project, "event", "emit", "task", "runner", "start", "name=é😀", "empty=");
        assertThat(emitted.exitCode()).isZero();
        assertThat(emitted.out()).contains("\"name\":\"é😀\"", "\"empty\":\"\"", "\"version\":\"1.0\"");
        assertThat(Typed.in(project, "event", "list", "--json").out()).isEqualTo(emitted.out());
    }

    @Test
    void unknownEventTypeIsCarriedWithAWarning() {
        Typed typed = Typed.in(project, "event", "emit", "weather", "runner", "rain");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("'weather' is not one of");
    }

    @Test
    void brokenChainExits1AndSaysWhere() throws IOException {
        Typed.in(project, "run", "--", "true");
        Path log = project.resolve(".loki/audit/audit.jsonl");
        String text = Files.readString(log, StandardCharsets.UTF_8);
        Files.writeString(log, text.replace("session_start", "session_stort"));
        Typed typed = Typed.in(project, "audit", "verify");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("chain broken at line 1: ", "hash");
    }

    @Test
    void lokiThatIsAFileIsSaidSoWithoutAStackTrace() throws IOException {
        Files.createFile(project.resolve(".loki"));
        Typed typed = Typed.in(project, "event", "emit", "task", "runner", "start");
        assertThat(typed.exitCode()).isEqualTo(70);
        assertThat(typed.err()).contains(".loki").doesNotContain("\tat ").doesNotContain("internal error");
    }

    @Test
    void pendingFilesThatAreNoEventsAreCountedAndTheFirstNamed() throws IOException {
        Path pending = Files.createDirectories(project.resolve(".loki/events/pending"));
        for (String name : List.of("1.json", "2.json", "3.json", "4.json")) {
            Path file = Files.writeString(pending.resolve(name), "[]");
            Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        }
        Typed typed = Typed.in(project, "event", "list");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).isEmpty();
        assertThat(typed.err())
                .contains("no events: 4", "1.json: expected an object", "3.json: ", "; ...")
                .doesNotContain("4.json");
    }

    @Test
    void controlCharactersOfAnEntryDoNotReachTheTerminal() throws IOException {
        Path audit = Files.createDirectories(project.resolve(".loki/audit"));
        Files.writeString(audit.resolve("audit.jsonl"), """
                {"seq":0,"timestamp":"\\u0007","who":"\\u001b[31mred","what":"\\u202ebidi","where":"\\u009bm","why":"a\\nb",\
                "metadata":null,"previousHash":"","hash":""}
                """);
        assertThat(Typed.in(project, "audit", "list").out().strip())
                .contains("\\u0007", "\\u001b[31mred", "\\u202ebidi", "\\u009bm", "a\\u000ab")
                .doesNotContain("\u0007", "\u001b", "\u202e", "\u009b", "\n");
    }

    @Test
    void controlCharactersOfAnEventDoNotReachTheTerminal() {
        Typed emitted = Typed.in(project, "event", "emit", "\u001b[31mred", "\u202ebidi", "start");
        assertThat(emitted.err()).contains("\\u001b[31mred", "\\u202ebidi").doesNotContain("\u001b", "\u202e");
        assertThat(Typed.in(project, "event", "list").out())
                .contains("\\u001b[31mred", "\\u202ebidi")
                .doesNotContain("\u001b", "\u202e");
    }
}
