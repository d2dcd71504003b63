package dev.loki.adapter.re2j.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.scan.LinearPattern;
import dev.loki.domain.scan.LinearPatternCompiler.Compiled;
import dev.loki.domain.scan.LinearPatternCompiler.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Re2PatternCompilerTest {

    private static final Re2PatternCompiler COMPILER = new Re2PatternCompiler();

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ACME-[0-9]{6}~ACME-",
                "[a-z]+_acme_key=[0-9]{10}~_acme_key=",
                "ab+cde~cde",
                "colou?r-code~r-code",
                "x{2}abc\\.def~abc.def",
                "(foo|bar)-token~-token",
                "(a[)]b)xyz~xyz",
                "^start$~start",
                "[]abc]def~def",
                "[a-z]{1000}x~x"
            })
    void textOfEveryMatchIsReadOffThePattern(String pattern, String literal) {
        assertThat(compiled(pattern).literal()).isEqualTo(literal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd|efgh", "(?i)acme", "\\Qabc\\E|x", "[0-9]{8}", "\\x41bcd", "[[:alpha:]]acme", ".+"})
    void patternWithoutOneHasNone(String pattern) {
        assertThat(compiled(pattern).literal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "(a{100}){100}~more than 5000 characters",
                "((a{20}){20}){20}~more than 5000 characters",
                "a{1000}{1000}~more than 5000 characters",
                "(?=a)b~look-around and back-references are not available",
                "(a)\\1~look-around and back-references are not available",
                "a*~matches the empty text",
                "acme|\\b~matches the empty text",
                "[^ ]+|\\B~matches the empty text",
                "(?m)acme|$~matches the empty text",
                "[a-~missing closing ]"
            })
    void patternOutOfBoundsIsRefusedWithTheReason(String pattern, String reason) {
        assertThat(COMPILER.compile(pattern))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(reason));
    }

    @Test
    void longAndDeepPatternsAreRefused() {
        assertThat(COMPILER.compile("a".repeat(1001))).isInstanceOf(Refused.class);
        assertThat(COMPILER.compile("(".repeat(51) + "a" + ")".repeat(51))).isInstanceOf(Refused.class);
        assertThat(COMPILER.compile("")).isInstanceOf(Refused.class);
    }

    @Test
    void customPatternIsFoundWithItsPlace() {
        List<Finding> findings = scan("[A-Z]{2}-acme-[0-9]{6}", "é\n x XY-acme-123456 and é AB-acme-654321, acme-1");

        assertThat(findings).extracting(Finding::column).containsExactly(4, 25);
        assertThat(findings).extracting(Finding::masked).containsOnly("***");
    }

    @Test
    void patternWithoutALiteralIsSlowAndFoundOnceALine() {
        Detector detector = Detector.custom("custom", "[0-9]{8}", compiled("[0-9]{8}"));

        assertThat(detector.isSlow()).isTrue();
        assertThat(ContentScanner.of(List.of(detector)).scan("12345678\nno\n é 87654321 11111111\n22222222"))
                .extracting(Finding::toString)
                .containsExactly(
                        "custom at line 1, column 1 (***)",
                        "custom at line 3, column 4 (***)",
                        "custom at line 4, column 1 (***)");
    }

    /** A stretch that is searched may end within a character, and may hold the character of what is no text. */
    @Test
    void lettersBeyondAsciiMatchWhereverAStretchEnds() {
        for (int pad = 0; pad < 4; pad++) {
            assertThat(scan("clé: [à-ü]{3}", "x".repeat(pad) + "clé: éàü" + "漢😀".repeat(400)))
                    .hasSize(1);
            assertThat(scan("key: [à-ü]{3}", "\uFFFD key: éàü" + "😀".repeat(400) + "y".repeat(pad)))
                    .hasSize(1);
        }
    }

    @Test
    void literalAloneManyTimesYieldsNothing() {
        assertThat(scan("acme-[0-9]{6}", "acme-".repeat(50_000))).isEmpty();
        assertThat(scan("acme-[0-9]{6}", "acme-".repeat(50_000) + "123456")).hasSize(1);
    }

    private static List<Finding> scan(String pattern, String text) {
        return ContentScanner.of(List.of(Detector.custom("custom", pattern, compiled(pattern))))
                .scan(text);
    }

    private static LinearPattern compiled(String pattern) {
        return ((Compiled) COMPILER.compile(pattern)).pattern();
    }
}
