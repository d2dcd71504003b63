package dev.loki.domain.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTemplateTest {

    private static final String FILE = "templates/github-quality-report.md";
    private static final Set<String> NAMES = Set.of("status", "summary");

    @Test
    void placeholdersAreInEitherCaseAsInTheOriginal() {
        assertThat(fill("{{status}} {{STATUS}} {{ Summary }}.", Map.of("status", "PASS", "summary", "all")))
                .isEqualTo("PASS PASS all.");
    }

    @Test
    void aValueIsNeverReadAsAPlaceholder() {
        assertThat(fill("{{summary}}|{{status}}", Map.of("summary", "{{status}} $0 \\1", "status", "PASS")))
                .isEqualTo("{{status}} $0 \\1|PASS");
    }

    @Test
    void anUnknownPlaceholderIsNamedWithFileAndLine() {
        assertThatExceptionOfType(ReportTemplateException.class)
                .isThrownBy(() -> ReportTemplate.parse(FILE, "# A\n\n{{status}} {{statsu}}\n", NAMES))
                .withMessage(FILE + ":3: {{statsu}} is no placeholder; expected {{name}} with one of status, summary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{{", "{{}}", "{{a b}}", "${{ secrets.X }}", "{{\u202estatus}}", "{{status", "{{{status}}}"})
    void bracesThatHoldNoNameAreRefused(String template) {
        assertThatExceptionOfType(ReportTemplateException.class)
                .isThrownBy(() -> ReportTemplate.parse(FILE, template, NAMES))
                .withMessageStartingWith(FILE + ":1: ")
                .withMessageNotContaining("\u202e");
    }

    @ParameterizedTest
    @EnumSource(ReportKind.class)
    void ourOwnTemplatesNameWhatThereIs(ReportKind kind) {
        assertThat(ReportTemplate.parse("own", kind.template(), QualityText.NAMES))
                .isNotNull();
    }

    private static String fill(String template, Map<String, String> values) {
        return ReportTemplate.parse(FILE, template, NAMES).fill(values);
    }
}
