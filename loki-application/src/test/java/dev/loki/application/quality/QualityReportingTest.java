package dev.loki.application.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.application.House;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.quality.QualityReport;
import dev.loki.domain.quality.ReportKind;
import dev.loki.domain.quality.ReportPlace;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QualityReportingTest {

    private static final ReportPlace PLACE = new ReportPlace("acme/shop", "", "");

    private final House house = new House();
    private final Map<QualityFile, JsonValue> documents = new EnumMap<>(QualityFile.class);
    private final Map<QualityFile, String> templates = new EnumMap<>(QualityFile.class);

    @Test
    void withoutAnyFileTheReportKnowsNothing() {
        QualityReport report = reporting(false).read();
        assertThat(report.outcome()).isEqualTo(QualityReport.Outcome.UNKNOWN);
        assertThat(report.chain()).isEmpty();
    }

    @Test
    void theChainIsVerifiedRatherThanBelieved() {
        house.audit.record(new AuditDraft("tester", "deploy", null, null, JsonObject.EMPTY));
        assertThat(reporting(true).read().chain().orElseThrow().entries()).isEqualTo(1);
    }

    @Test
    void aSecretInAReportIsMasked() {
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        JsonObject gate = JsonObject.builder()
                .put("name", "scan")
                .put("passed", false)
                .put("details", "found " + secret)
                .build();
        documents.put(QualityFile.GATES, new JsonArray(List.of(gate)));
        documents.put(
                QualityFile.SUMMARY,
                JsonObject.builder().put("summary", "key " + secret).build());
        QualityReporting reporting = reporting(false);
        for (ReportKind kind : ReportKind.values()) {
            assertThat(reporting.markdown(kind, reporting.read(), PLACE)).doesNotContain(secret);
        }
        assertThat(reporting.markdown(ReportKind.QUALITY, reporting.read(), PLACE))
                .contains("AKIA\\*\\*\\*");
    }

    @Test
    void whatIsWrongIsNamedByFileAndField() {
        documents.put(
                QualityFile.GATES, JsonObject.builder().put("gates", "all fine").build());
        assertThatExceptionOfType(UnusableReportException.class)
                .isThrownBy(() -> reporting(false).read())
                .withMessage("reports/quality-gates.json: gates: expected an array, found string; docs/files.md has the"
                        + " format");
    }

    @Test
    void whatIsNoJsonIsNamedByLine() {
        templates.put(QualityFile.SUMMARY, "{");
        assertThatExceptionOfType(UnusableReportException.class)
                .isThrownBy(() -> reporting(false).read())
                .withMessage("reports/summary.json: line 1, column 2: expected a name");
    }

    @Test
    void aProjectHasTemplatesOfItsOwn() {
        templates.put(QualityFile.QUALITY_TEMPLATE, "Gates: {{gates}} in {{REPOSITORY}}\n");
        QualityReporting reporting = reporting(false);
        assertThat(reporting.markdown(ReportKind.QUALITY, reporting.read(), PLACE))
                .isEqualTo("Gates: no gate is on record in acme/shop\n");
    }

    @Test
    void aPlaceholderThatIsNoneIsNamedByFileAndLine() {
        templates.put(QualityFile.EXECUTION_TEMPLATE, "a\n{{nobody}}\n");
        QualityReporting reporting = reporting(false);
        QualityReport report = reporting.read();
        assertThatExceptionOfType(UnusableReportException.class)
                .isThrownBy(() -> reporting.markdown(ReportKind.EXECUTION, report, PLACE))
                .withMessageStartingWith("templates/github-execution-summary.md:2: {{nobody}} is no placeholder");
    }

    private QualityReporting reporting(boolean audited) {
        return new QualityReporting(this::bytes, this::reader, house.audit, audited);
    }

    /** A document is found again by its file's name. */
    private Optional<byte[]> bytes(QualityFile file) {
        String text = documents.containsKey(file) ? file.name() : templates.get(file);
        return Optional.ofNullable(text).map(some -> some.getBytes(StandardCharsets.UTF_8));
    }

    private JsonReader reader() {
        return new JsonReader() {
            @Override
            public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
                String name = new String(utf8, StandardCharsets.UTF_8);
                if (name.equals("{")) {
                    throw new JsonSyntaxException(1, 2, "expected a name");
                }
                return documents.getOrDefault(QualityFile.valueOf(name), JsonObject.EMPTY);
            }

            @Override
            public JsonValue readTolerant(byte[] utf8) throws JsonSyntaxException {
                return readStrict(utf8);
            }
        };
    }
}
