package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long, how mixed and how surrounded an assigned value has to be, to the byte. */
class AssignedBoundsTest {

    private static final String PASSWORD = "Xk29" + "fjQp0sWe";

    @ParameterizedTest
    @CsvSource({
        "aB3$xY7!, true",
        "aB3$xY7, false",
        "Orchidee!kmqwz1, true",
        "Orchidee!kmqwzf1, false",
        "q1wzxvk2, true",
        "qwzxvk1m, false"
    })
    void aShortSecretHasEightBytesAndIsMixed(String value, boolean found) {
        assertThat(found("session_secret = \"" + value + "\"").contains("assigned-secret"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "q1w2k-73950284617394, true",
        "q1w2-kvbnzxmlkjhgfd, false",
        "q1w2kvbnzxmlkjhgfds, true",
        "'q1w2k3,j4h5g6f7d8', false",
        "'q1w2k3,j4h5!g6f7d8', false",
        "/q1w2k3j4/h5g6f7d8, false",
        "q1w2k3j4h5g6f7d, false",
        "q1w2k3j4h5g6f7d8, true"
    })
    void aTokenHasSixteenBytesAndIsMixedAllThrough(String value, boolean found) {
        assertThat(found("token = \"" + value + "\"").contains("assigned-secret"))
                .isEqualTo(found);
    }

    @Test
    void aPassphraseMayBeLongerThanAPasswordOnlyWhereItIsWords() {
        String longest = "aB3".repeat(42) + "x7";
        String words = "orchid lantern ".repeat(12).strip();

        assertThat(found("passphrase = \"" + longest + "\"")).containsExactly("assigned-password");
        assertThat(found("passphrase = \"" + longest + "y\"")).isEmpty();
        assertThat(found("passphrase = \"" + words + "\"")).containsExactly("assigned-password");
        assertThat(found("passphrase = " + PASSWORD + ",x1\n")).containsExactly("assigned-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&&", "||", "::"})
    void anOperatorMakesAnExpressionAndTheSameSignTwiceOtherwiseDoesNot(String operator) {
        assertThat(found("  password: Xk29" + operator + "fjQp0sWe")).isEmpty();
        assertThat(found("  password: Xk29" + operator.charAt(0) + "fjQp0sWe")).containsExactly("assigned-password");
        assertThat(found("  password: Xk" + "29--fjQp0sWe")).containsExactly("assigned-password");
    }

    @ParameterizedTest
    @CsvSource({
        "'<password>%s</password>', true",
        "'<password>%s<br>', false",
        "'ENV DB_PASSWORD=%s \\\n', true",
        "'db_password=%s \\n', false",
        "'password=%s \\\n', true",
        "'password=%s \\x', false",
        "'password=%s # why', true",
        "'password=%s why', false",
        "'${password:%s}', true",
        "'{password:%s}', false"
    })
    void aValueWithoutQuotesCountsWhereWhatItStandsInEnds(String line, boolean found) {
        assertThat(found(line.replace("%s", PASSWORD)).contains("assigned-password"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "'password = \"%s\"', abc12x, true",
        "'password = \"%s\"', abc12, false",
        "'password=%s\n', orchid12, true",
        "'password=%s\n', orchi12, false",
        "'password=%s\n', orch123, true",
        "'password=%s why', orchid12, false",
        "'setPassword(\"%s\")', ORCHID12, false",
        "'setPassword(\"%s\")', ORCHID1x, true",
        "'setPassword(\"%s\")', ORCHID1!, true"
    })
    void aPasswordIsNotTooShortAndNoConstant(String line, String value, boolean found) {
        assertThat(found(line.replace("%s", value)).contains("assigned-password"))
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"23, true", "24, true", "25, false"})
    void aNameGoesOnForSoManyBytes(int more, boolean found) {
        assertThat(found("password" + "x".repeat(more) + " = \"" + PASSWORD + "\""))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void aNameThatGoesOnTooLongHidesNoKeywordNearItsEnd() {
        assertThat(found("password" + "x".repeat(100) + "password = \"" + PASSWORD + "\""))
                .hasSize(1);
    }

    @Test
    void anEscapedStringEndsBeforeItsEscapedQuote() {
        assertThat(masked("\"{\\\"password\\\": \\\"" + PASSWORD + "\\\"}\""))
                .isEqualTo("\"{\\\"password\\\": \\\"***\\\"}\"");
        assertThat(masked("password = \"" + PASSWORD + "\\\"")).isEqualTo("password = \"***\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: String = \"%s\"",
                "password = b\"%s\"",
                "password =\n    \"%s\"",
                "password || '%s'",
                "{\"name\": \"DB_PASSWORD\", \"value\": \"%s\"}",
                "- name: DB_PASSWORD\n  value: %s",
                "<add key=\"password\" value=\"%s\"/>"
            })
    void theNotationsOfOtherLanguagesAreRead(String line) {
        assertThat(masked(line.replace("%s", PASSWORD))).isEqualTo(line.replace("%s", "***"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: String == \"%s\"",
                "password == \"%s\"",
                "<input name=\"password\" value=\"%s\"/>",
                "- name: DB_PASSWORD\n  valued: %s",
                "{\"name\": \"DB_PASSWORD\", \"value\", \"%s\"}",
                "password; \"%s\""
            })
    void whatOnlyLooksLikeThemIsNot(String line) {
        assertThat(masked(line.replace("%s", PASSWORD))).isEqualTo(line.replace("%s", PASSWORD));
    }

    private static String masked(String text) {
        return ContentScanner.SECRETS.mask(text);
    }

    private static List<String> found(String text) {
        return ContentScanner.SECRETS.scan(text).stream().map(Finding::detector).toList();
    }
}
