package dev.loki.domain.compliance.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Declaration;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.Reports;
import dev.loki.domain.json.JsonNull;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    private static final String SCRIPT = "<script>alert('x')</script>";

    @ParameterizedTest
    @EnumSource
    void noReportJudges(Framework framework) {
        for (ReportFormat format : ReportFormat.values()) {
            for (Reports entries :
                    new Reports[] {new Reports(), new Reports().entry("deploy").entry("policy_deny")}) {
                assertThat(format.render(entries.report(framework)).toLowerCase(Locale.ROOT))
                        .as(framework + " as " + format)
                        .doesNotContain("compliant")
                        .contains("not");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameReportIsTheSameText(ReportFormat format) {
        ComplianceReport once = new Reports().entry("deploy").report(Framework.ISO27001);
        ComplianceReport again = new Reports().entry("deploy").report(Framework.ISO27001);
        assertThat(format.render(once)).isEqualTo(format.render(again)).contains("A.8.32");
    }

    @Test
    void whatEntriesSayNeverBecomesMarkup() {
        ComplianceReport report = new Reports()
                .entry(SCRIPT, "deploy | x\n# h", null, JsonNull.NULL)
                .entry("a\u202Eb\u0007\u001b[2J", "file_\"'&`", null, JsonNull.NULL)
                .report(Framework.SOC2);
        String html = ReportFormat.HTML.render(report);
        assertThat(html)
                .doesNotContain("<script", "\u202E", "\u0007", "\u001b", " src=", "href=")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "a\\u202eb\\u0007\\u001b[2J")
                .contains("default-src 'none'");
        assertThat(html.split("<tr>", -1).length).isEqualTo(html.split("</tr>", -1).length);
        String markdown = ReportFormat.MD.render(report);
        assertThat(markdown)
                .doesNotContain("<script", "\n# h", "\u001b")
                .contains("| deploy \\| x\\\\u000a\\# h | 1 |");
    }

    @Test
    void aBrokenChainIsSaidFirstAndInRed() {
        Reports entries = new Reports().entry("deploy").entry("deploy");
        ComplianceReport report = entries.report(
                Reports.scope(Framework.SOC2, Period.ALL, Framework.SOC2.controls()),
                Declaration.NONE,
                entries.chain("the hash does not match"));
        assertThat(ReportFormat.HTML.render(report))
                .contains("<p class=\"status alarm\">The audit chain is tampered. Line 3: the hash does not match.")
                .contains("error: &lt;b&gt;the hash");
        assertThat(ReportFormat.MD.render(report)).contains("> **The audit chain is tampered.");
        assertThat(ReportFormat.JSON.render(report)).contains("\"valid\":false,\"brokenAt\":2");
        assertThat(ReportFormat.OSCAL.render(report)).contains("tampered");
    }

    @Test
    void whatIsNotDeclaredIsSaidToBe() {
        ComplianceReport report = new Reports().report(Framework.GDPR);
        assertThat(ReportFormat.MD.render(report)).contains("| (a) | Controller | not declared |", "| (g) | Technical");
        assertThat(ReportFormat.JSON.render(report)).contains("\"title\":\"Controller\",\"declared\":null");
    }

    @Test
    void identifiersFollowFromTheirNames() {
        assertThat(NamedUuid.of("a"))
                .isEqualTo(NamedUuid.of("a"))
                .isNotEqualTo(NamedUuid.of("b"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    }
}
