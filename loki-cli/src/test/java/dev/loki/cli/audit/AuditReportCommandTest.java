package dev.loki.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.loki.cli.Child;
import dev.loki.cli.Main;
import dev.loki.cli.PublishedSchema;
import dev.loki.cli.Typed;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports as somebody asks for them. */
@SuppressWarnings("NullAway.Init") // set before each test
@Order(1)
class AuditReportCommandTest {

    private static final List<String> FORMATS = List.of("json", "md", "html", "csv", "oscal");

    @TempDir
    private Path project;

    @TempDir
    private Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"soc2", "iso27001", "gdpr"})
    void everyReportIsMadeInEveryFormatAndNoneJudges(String type) throws IOException {
        writeAWeek();
        for (String format : FORMATS) {
            Typed made = type("audit", "report", type, "--format", format);
            assertThat(made.exitCode()).as(made.err()).isZero();
            assertThat(made.out().replace("\\", "").toLowerCase(Locale.ROOT))
                    .doesNotContain("compliant")
                    .contains("policy_deny");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soc2", "iso27001", "gdpr"})
    void theOscalFileIsWhatNistsSchemaAsksForAndComesOutTheSameTwice(String type) throws IOException {
        writeAWeek();
        String oscal = type("audit", "report", type, "--format", "oscal").out();
        assertThat(type("audit", "report", type, "--format", "oscal").out()).isEqualTo(oscal);
        Validator.Result result = validate(oscal);
        assertThat(result.getErrors()).as(result.getErrors().toString()).isEmpty();
        assertThat(validate(oscal.replaceFirst("\"start\":\"[^\"]*\",", "")).isValid())
                .isFalse();
    }

    @Test
    void anEmptyChainIsReportedAsEmpty() throws IOException {
        for (String format : FORMATS) {
            Typed made = type("audit", "report", "gdpr", "--format", format);
            assertThat(made.exitCode()).as(made.err()).isZero();
        }
        assertThat(validate(type("audit", "report", "soc2", "--format", "oscal").out())
                        .isValid())
                .isTrue();
        assertThat(type("audit", "report", "soc2").out()).contains("| Entries | 0 |", "| First | none |");
    }

    @Test
    void aBrokenChainIsReportedAndExitsWithOne() throws IOException {
        writeAWeek();
        Path chain = project.resolve(".loki/audit/audit.jsonl");
        Files.writeString(chain, Files.readString(chain).replaceFirst("policy_deny", "policy_allow"));
        Typed made = type("audit", "report", "soc2", "--format", "html");
        assertThat(made.exitCode()).isEqualTo(1);
        assertThat(made.err()).contains("the chain is tampered");
        assertThat(made.out())
                .contains("class=\"status alarm\">The audit chain is tampered. Line 1: the hash does not");
        assertThat(validate(type("audit", "report", "soc2", "--format", "oscal").out())
                        .isValid())
                .isTrue();
    }

    @Test
    void aPeriodOfDatesIsMeantInItsTimeZone() throws IOException {
        writeAWeek();
        Typed utc = type("audit", "report", "soc2", "--from", "2026-01-02", "--to", "2026-01-02", "--format", "json");
        assertThat(utc.out()).contains("\"entries\":24,\"firstSeq\":24,\"lastSeq\":47,");
        Typed berlin = type(
                "audit",
                "report",
                "soc2",
                "--from=2026-01-02",
                "--to=2026-01-02",
                "--zone=Europe/Berlin",
                "--format=json");
        assertThat(berlin.out())
                .contains("\"entries\":24,\"firstSeq\":23,\"lastSeq\":46,")
                .contains("\"from\":\"2026-01-01T23:00:00Z\",\"to\":\"2026-01-02T23:00:00Z\"")
                .contains("\"timeZone\":\"Europe/Berlin\"");
        Typed times = type(
                "audit",
                "report",
                "soc2",
                "--from=2026-01-01T01:00:00+01:00",
                "--to=2026-01-01T02:00:00Z",
                "--format=json");
        assertThat(times.out()).contains("\"entries\":2,\"firstSeq\":0,\"lastSeq\":1,");
    }

    @Test
    void onlyChosenControlsAreCountedByTheirOldIdsToo() throws IOException {
        writeAWeek();
        Typed made = type("audit", "report", "iso27001", "--control", "A.9.2", "--format", "json");
        assertThat(made.out())
                .contains("\"controls\":[\"A.5.16\",\"A.5.17\",\"A.5.18\",\"A.8.2\"]")
                .doesNotContain("A.8.32");
        Typed wrong = type("audit", "report", "soc2", "--control", "A.9.2");
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.err()).contains("expected a control of SOC 2 such as CC6.1, found 'A.9.2'");
    }

    @Test
    void whatCannotBeMeantIsRefusedByName() {
        refused("expected soc2, iso27001 or gdpr, found 'pci'", "pci");
        refused("--format: expected one of json, md, html, csv, oscal, found 'pdf'", "soc2", "--format", "pdf");
        refused("--from: expected a date such as 2026-01-31", "soc2", "--from", "January");
        refused("--zone: expected a time zone such as UTC", "soc2", "--from", "2026-01-01", "--zone", "Mars");
        refused("expected a period that ends after it begins", "soc2", "--from", "2026-02-01", "--to", "2026-01-01");
    }

    @Test
    void aFileThatIsThereIsWrittenOverWhereThatIsWanted() throws IOException {
        writeAWeek();
        Path file = Files.writeString(elsewhere.resolve("report.md"), "mine");
        Typed refused = type("audit", "report", "soc2", "--output", file.toString());
        assertThat(refused.exitCode()).isEqualTo(70);
        assertThat(refused.err()).contains("is there already; --force writes over it");
        assertThat(file).hasContent("mine");
        assertThat(type("audit", "report", "soc2", "--output", file.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(file).content().startsWith("# SOC 2: evidence report");
        assertThat(elsewhere.toFile().list()).containsExactly("report.md");
    }

    @Test
    void noFileOfLokisOwnIsWrittenOver() throws IOException {
        writeAWeek();
        Path chain = project.resolve(".loki/audit/audit.jsonl");
        byte[] before = Files.readAllBytes(chain);
        Path link = Files.createSymbolicLink(elsewhere.resolve("way"), chain.getParent());
        for (Path file : List.of(chain, link.resolve("audit.jsonl"), project.resolve(".loki/config.yaml"))) {
            Typed report = type("audit", "report", "soc2", "--output", file.toString(), "--force");
            assertThat(report.exitCode()).isEqualTo(70);
            assertThat(report.err()).contains("cannot write " + file, "below Loki's own folder");
            assertThat(type("audit", "export", file.toString(), "--force").err())
                    .contains("below Loki's own folder");
        }
        assertThat(chain).hasBinaryContent(before);
        assertThat(project.resolve(".loki/config.yaml")).doesNotExist();
    }

    @Test
    void whatIsDeclaredComesFromTheConfiguration() throws IOException {
        writeAWeek();
        Path file = project.resolve(".loki/compliance.json");
        Files.writeString(file, "{\"controller\":{\"name\":\"Example GmbH\",\"contact\":\"a@example.com\"}}");
        assertThat(type("audit", "report", "gdpr").out())
                .contains("| (a) | Controller | Example GmbH, contact: a@example.com |")
                .contains("| (a) | Data protection officer | not declared |");
        Files.writeString(file, "{\"controler\":\"Example GmbH\"}");
        Typed wrong = type("audit", "report", "gdpr");
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err())
                .contains("compliance.json:1: controler: unknown; expected one of categories, controller");
        assertThat(type("audit", "report", "soc2").exitCode()).isZero();
    }

    @Test
    void whatIsDeclaredMayStandInTheConfigurationFile() throws IOException {
        writeAWeek();
        Path file = project.resolve(".loki/config.yaml");
        Files.writeString(file, "compliance:\n  controller:\n    name: Example GmbH\n");
        assertThat(type("audit", "report", "gdpr").out()).contains("| (a) | Controller | Example GmbH |");
        Files.writeString(file, "compliance:\n  purposes: [support]\n  controler: Example GmbH\n");
        Typed wrong = type("audit", "report", "gdpr");
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err()).contains("config.yaml:3: compliance.controler: unknown; expected one of");
    }

    @Test
    void aHundredThousandEntriesAndLongTextsFitIntoLittleMemory() throws IOException, InterruptedException {
        try (WrittenAuditChain chain = new WrittenAuditChain(project)) {
            String formula = "=HYPERLINK(\"http://example.com\")";
            for (int i = 0; i < 100_000; i++) {
                chain.entry("agent-" + i % 3, i % 2 == 0 ? "file_write" : "odd_" + i, formula);
            }
            chain.entry("agent", "deploy", "x".repeat(1 << 20));
        }
        for (String format : List.of("html", "csv")) {
            Path file = elsewhere.resolve("report." + format);
            Child made = Child.java(
                    project,
                    List.of(
                            "-Xmx48m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "audit",
                            "report",
                            "soc2",
                            "--format",
                            format,
                            "--output",
                            file.toString()));
            assertThat(made.exitCode()).as(made.said()).isZero();
        }
        assertThat(Files.size(elsewhere.resolve("report.html"))).isLessThan(100_000);
        assertThat(Files.readString(elsewhere.resolve("report.html"))).contains("100,001");
        try (var rows = Files.lines(elsewhere.resolve("report.csv"))) {
            assertThat(rows.skip(1).filter(row -> row.contains(",\"'=HYPERLINK(\"\"http")))
                    .hasSize(100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"soc2", "iso27001", "gdpr"})
    @Needs(External.CHROMIUM)
    void aBrowserShowsTheReportAndComplainsOfNothing(String type) throws IOException, InterruptedException {
        writeAWeek();
        Path page = elsewhere.resolve("report.html");
        type("audit", "report", type, "--format", "html", "--output", page.toString());
        Path picture = elsewhere.resolve("report.png");
        Child shown = Child.of(
                elsewhere,
                List.of(
                        External.CHROMIUM.path().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + elsewhere.resolve("profile"),
                        "--window-size=1000,1400",
                        "--screenshot=" + picture,
                        page.toUri().toString()));
        assertThat(picture).as(shown.said()).isNotEmptyFile();
        assertThat(shown.said()).doesNotContain("CONSOLE").contains("bytes written to file");
        assertThat(Files.size(picture)).isGreaterThan(20_000);
    }

    private static Validator.Result validate(String oscal) throws IOException {
        return PublishedSchema.validate("/schema/json/oscal-ar_schema.json", oscal);
    }

    /** 168 entries, an hour apart. */
    private void writeAWeek() throws IOException {
        try (WrittenAuditChain chain = new WrittenAuditChain(project)) {
            List<String> actions = List.of("policy_deny", "file_write", "session_start", "provider_call", "<b>odd</b>");
            for (int i = 0; i < 168; i++) {
                chain.entry("agent", actions.get(i % actions.size()), "because");
            }
        }
    }

    private void refused(String message, String... arguments) {
        String[] words = new String[arguments.length + 2];
        words[0] = "audit";
        words[1] = "report";
        System.arraycopy(arguments, 0, words, 2, arguments.length);
        Typed refused = type(words);
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains(message);
    }

    private Typed type(String... arguments) {
        return Typed.in(project, arguments);
    }
}
