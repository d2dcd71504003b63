package dev.loki.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.ChainVerdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTextTest {

    private static final ReportPlace PLACE = new ReportPlace(
            "acme/shop", "4f2a9c1b00000000000000000000000000000000", "https://ghe.example/acme/shop/actions/runs/7");
    private static final GateResult LINT = new GateResult("lint", GateVerdict.FAILED, "3 | errors @octocat", List.of());
    private static final GateResult TESTS = new GateResult("tests", GateVerdict.PASSED, "", List.of());

    @Test
    void aQualityReportTellsWhatFailedFirst() {
        QualityReport report = new QualityReport(List.of(TESTS, LINT), summary("fine", ""), intact());
        assertThat(text(ReportKind.QUALITY, report)).isEqualTo("""
                        ## Loki quality report

                        **FAIL** for commit 4f2a9c1, run s-1

                        | Gate | Verdict | Details |
                        |---|---|---|
                        | lint | FAIL | 3 \\| errors @&#8203;octocat |
                        | tests | PASS | - |

                        No findings.

                        - Tasks: 11 of 12 completed, 0 failed
                        - Duration: 4 min 2 s
                        - Cost: 1.24 USD, 12,345 tokens
                        - Audit chain: valid, 42 entries
                        - Deployment: none

                        [The whole run](https://ghe.example/acme/shop/actions/runs/7)
                        """);
    }

    @Test
    void whatIsNotKnownIsSaidSo() {
        QualityReport nothing = new QualityReport(List.of(), ExecutionSummary.NONE, Optional.empty());
        assertThat(nothing.outcome()).isEqualTo(QualityReport.Outcome.UNKNOWN);
        assertThat(text(ReportKind.EXECUTION, nothing))
                .contains("**UNKNOWN**", "No summary was written.", "Gates: no gate is on record", "Cost: unknown");
        assertThat(QualityText.description(nothing)).isEqualTo("no gate is on record");
    }

    @Test
    void aBrokenChainFailsWhateverTheGatesSay() {
        Optional<ChainVerdict> broken = Optional.of(ChainVerdict.broken(3, "the hash of line 4 is <wrong>"));
        QualityReport report = new QualityReport(List.of(TESTS), ExecutionSummary.NONE, broken);
        assertThat(report.outcome()).isEqualTo(QualityReport.Outcome.FAILED);
        assertThat(text(ReportKind.QUALITY, report)).contains("**broken**: the hash of line 4 is &lt;wrong\\>");
        assertThat(QualityText.description(report)).isEqualTo("audit chain broken; 1 of 1 gates passed");
    }

    @Test
    void aFailedTaskOrStatusFailsTheWhole() {
        ExecutionSummary failed = new ExecutionSummary(
                "",
                Optional.of(false),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "",
                Optional.empty(),
                OptionalLong.empty(),
                "",
                "");
        assertThat(new QualityReport(List.of(TESTS), failed, intact()).outcome())
                .isEqualTo(QualityReport.Outcome.FAILED);
    }

    @Test
    void gatesThatWereAllSkippedProveNothing() {
        GateResult skipped = new GateResult("e2e", GateVerdict.SKIPPED, "", List.of());
        QualityReport report = new QualityReport(List.of(skipped), ExecutionSummary.NONE, intact());
        assertThat(report.outcome()).isEqualTo(QualityReport.Outcome.UNKNOWN);
    }

    @Test
    void aDescriptionIsOneLineOf140CharactersAtMost() {
        List<GateResult> gates = new ArrayList<>();
        IntStream.range(0, 50)
                .forEach(i -> gates.add(new GateResult("gate\n\u202e" + i, GateVerdict.FAILED, "", List.of())));
        String text = QualityText.description(new QualityReport(gates, ExecutionSummary.NONE, Optional.empty()));
        assertThat(text.length()).isLessThanOrEqualTo(140);
        assertThat(text)
                .startsWith("0 of 50 gates passed; failed: gate\\u000a\\u202e0")
                .endsWith("\u2026");
    }

    @Test
    void theSummaryIsAQuotationThatCannotForgeTheReport() {
        QualityReport report = new QualityReport(List.of(LINT), summary("# PASS\n**PASS** @octocat", ""), intact());
        assertThat(text(ReportKind.EXECUTION, report))
                .contains("> ##### PASS\n>\n> \\*\\*PASS\\*\\* @&#8203;octocat\n")
                .startsWith("## Loki execution summary\n\n**FAIL**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://preview.example/7?a=b", "http://10.0.0.7:8080/x"})
    void aDeploymentIsLinked(String url) {
        assertThat(deployment(url)).isEqualTo("[View deployment](" + url + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://x.example/) @octocat ![i](http://e.example/p.png",
                "https://user@evil.example/",
                "https://github.com/acme/shop/issues/1",
                "https://gist.github.com/x",
                "https://ghe.example/acme/shop/pull/1",
                "data:text/html,x",
                "https://x.example/\nhttps://y.example/"
            })
    void anAddressThatIsMoreThanOneOrLeadsToTheHostIsText(String url) {
        assertThat(deployment(url))
                .doesNotContain("[View")
                .doesNotContain("://")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void noReportIsLongerThanACommentMayBe(ReportKind kind) {
        String nasty = "$@#&<".repeat(2_000);
        GateFinding finding = new GateFinding(nasty, nasty, nasty, OptionalLong.of(1));
        List<GateResult> gates = Stream.generate(
                        () -> new GateResult(nasty, GateVerdict.FAILED, nasty, List.of(finding, finding)))
                .limit(200)
                .toList();
        QualityReport report = new QualityReport(gates, summary(nasty.repeat(15), nasty), intact());
        assertThat(text(kind, report).length()).isLessThanOrEqualTo(60_000);
    }

    private static String deployment(String url) {
        QualityReport report = new QualityReport(List.of(), summary("", url), Optional.empty());
        return QualityText.values(report, PLACE).getOrDefault("deployment_url", "");
    }

    private static String text(ReportKind kind, QualityReport report) {
        return ReportTemplate.parse("own", kind.template(), QualityText.NAMES).fill(QualityText.values(report, PLACE));
    }

    private static Optional<ChainVerdict> intact() {
        return Optional.of(ChainVerdict.intact(42));
    }

    private static ExecutionSummary summary(String markdown, String url) {
        return new ExecutionSummary(
                "s-1",
                Optional.of(true),
                OptionalLong.of(11),
                OptionalLong.of(0),
                OptionalLong.of(12),
                "4 min 2 s",
                Optional.of(new BigDecimal("1.235")),
                OptionalLong.of(12_345),
                url,
                markdown);
    }
}
