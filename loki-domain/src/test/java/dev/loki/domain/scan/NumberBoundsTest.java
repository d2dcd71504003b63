package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many digits a number of a card or phone has, and what stands beside it. */
class NumberBoundsTest {

    @ParameterizedTest
    @ValueSource(ints = {12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aCardHasAsManyDigitsAsItsIssuerGives(int digits) {
        assertThat(found(checked("4000 0", digits)).contains("credit-card-number"))
                .as("of digits with spaces")
                .isEqualTo(digits == 13 || digits == 16 || digits == 19);
        assertThat(found(checked("3600 0", digits)).contains("credit-card-number"))
                .isEqualTo(digits == 14);
        assertThat(found(checked("3400 0", digits)).contains("credit-card-number"))
                .isEqualTo(digits == 15);
        assertThat(found(checked("5700 0", digits)).contains("credit-card-number"))
                .isFalse();
    }

    /** So many digits, the last of which is the check digit. */
    private static String checked(String beginning, int digits) {
        StringBuilder number = new StringBuilder(beginning);
        int given = (int) beginning.chars().filter(Character::isDigit).count();
        number.append("0".repeat(digits - given - 1));
        for (char check = '0'; check <= '9'; check++) {
            String text = "x " + number + check + " y";
            if (Luhn.isValid(Windows.onto(text), 2, text.length() - 2)) {
                return text;
            }
        }
        throw new IllegalStateException("one of ten digits is right");
    }

    @ParameterizedTest
    @CsvSource({
        "4111 1111 1111 1111, 1",
        "4111-1111-1111-1111, 1",
        "4111 1111 1111 1111 4111, 0",
        "4111-1111-1111-1111-1234, 0",
        "4111 1111 1111 1111-1, 0",
        "4111 1111 1111 1111.5, 0",
        "4111 1111-1111 1111, 0",
        "'4111 4222 4333 4444 4555 4666; 4111 1111 1111 1111', 1",
        "'4111 4222 4333 4444 4555 4666\n4111 1111 1111 1111', 1"
    })
    void aCardStandsAloneAndColumnsBeforeItHideItNot(String text, int found) {
        assertThat(found(text)).hasSize(found);
    }

    @Test
    void aColumnIsReadOnce() {
        for (String column : List.of("4111 ", "4111-", "4000 5100 2221 3400 6011 ")) {
            byte[] bytes = column.repeat(2000).getBytes(StandardCharsets.US_ASCII);
            Density unbounded = new Density(0, Integer.MAX_VALUE);

            assertThat(Scan.all(ContentScanner.PII.plan(), bytes, unbounded)
                            .window()
                            .steps())
                    .as(column)
                    .isLessThan(3L * bytes.length);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "+1 212-555-0123, 1",
        "x 212-555-0123, 3",
        "(212) 555-0123, 1",
        "x +1 (212) 555-0123 and, 3",
        "+12345678, 1",
        "tel:+49 30 1234567, 5"
    })
    void aPhoneNumberBeginsWithItsCountryOrArea(String text, int column) {
        assertThat(ContentScanner.PII.scan(text)).extracting(Finding::column).containsExactly(column);
    }

    @Test
    void aNumberWithItsCountryBeforeTooManyDigitsIsFoundByItself() {
        assertThat(ContentScanner.PII.scan("+1 212-555-0123 212-555-0199 44"))
                .extracting(Finding::column)
                .containsExactly(1, 17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1234567",
                "+1234567890123456",
                "+28 123456789",
                "x+12345678",
                "+12345678x",
                "212) 555-0123",
                "112-555-0123",
                "212555-0123",
                "212-555-0123-4"
            })
    void otherNumbersAreNone(String text) {
        assertThat(found(text)).isEmpty();
    }

    private static List<String> found(String text) {
        return ContentScanner.PII.scan(text).stream().map(Finding::detector).toList();
    }
}
