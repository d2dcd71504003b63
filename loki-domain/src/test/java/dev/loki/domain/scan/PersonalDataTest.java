package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@corp.com",
                "<j_d+tag@mail.corp.co.uk>",
                "mailto:o'neil@xn--bcher-kva.xn--p1ai",
                "Contact: a@b.org."
            })
    void emailAddressIsFound(String text) {
        assertThat(found(text)).containsExactly("email-address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Override",
                "git@github.com:owner/repository.git",
                "icon@2x.png",
                "left-pad@1.3.0",
                "user@localhost",
                "a@-corp.com",
                "a@corp..com",
                "a.@corp.com",
                "a@@corp.com"
            })
    void whatOnlyHasAnAtSignIsNot(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"536-90-4399", "SSN: 536 90 4399.", "(001-01-0001)"})
    void socialSecurityNumberIsFound(String text) {
        assertThat(found(text)).containsExactly("us-ssn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456",
                "666-12-3456",
                "900-12-3456",
                "536-00-4399",
                "536-90-0000",
                "536-90 4399",
                "078-05-1120",
                "219-09-9999",
                "123-45-6789",
                "1536-90-4399",
                "536-90-43991",
                "536-90-4399-1",
                "2026-02-2100"
            })
    void numberThatWasNeverIssuedIsNot(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "212-555-0147",
                "(212) 555-0147",
                "+1 212 555 0147",
                "212.555.0147",
                "+49 30 901820",
                "+44 20 7946 0958",
                "+420 212 345 678",
                "+4930901820"
            })
    void phoneNumberIsFound(String text) {
        assertThat(found("call " + text + ", please")).containsExactly("phone-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "112-555-0147",
                "212-155-0147",
                "2125550147",
                "212-555-01478",
                "1.212.555.01",
                "+289 123 456 78",
                "x+12345678",
                "+1",
                "a 10+12345678"
            })
    void whatNoPhoneRingsForIsNot(String text) {
        assertThat(found(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "5555555555554444",
                "2221000000000009",
                "378282246310005",
                "6011111111111117",
                "3530111333300000",
                "30569309025904"
            })
    void cardNumberIsFound(String text) {
        assertThat(found("card " + text + ".")).containsExactly("credit-card-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "4111 1111-1111 1111",
                "9111111111111111",
                "1700000000000",
                "4222222222222",
                "41111111111111111111",
                "0x4111111111111111",
                "4111111111111111.5",
                "a4111111111111111"
            })
    void numberWithoutAnIssuerOrCheckDigitIsNot(String text) {
        assertThat(found("at " + text + " ")).doesNotContain("credit-card-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "GB82 WEST 1234 5698 7654 32",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S"
            })
    void accountNumberIsFound(String text) {
        assertThat(found("to " + text + ",")).containsExactly("iban");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE88370400440532013000",
                "DE8937040044053201300",
                "XX89370400440532013000",
                "de89370400440532013000"
            })
    void accountNumberOfWrongCountryLengthOrCheckIsNot(String text) {
        assertThat(found("to " + text + ",")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a@b.co, 1, 7",
        "x .a@b.com, 4, 11",
        "'a@b.com,', 1, 8",
        "a@b.com., 1, 8",
        "a@b.com-, 1, 8",
        "_a+b@c.io x, 1, 10"
    })
    void anAddressBeginsAndEndsWithWhatBelongsToIt(String text, int column, int end) {
        assertThat(ContentScanner.PII.scan(text))
                .singleElement()
                .extracting(Finding::column)
                .isEqualTo(column);
        assertThat(ContentScanner.PII.mask(text)).hasSize(text.length() - (end - column) + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b-.com",
                "a@b.-com",
                "a@.com",
                "a@b.c1",
                "a@b.nosuchdomain",
                "a@b.com_",
                "!@b.com",
                "git@b.com:x"
            })
    void domainThatIsNoneMakesNoAddress(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void partsOfAnAddressAreBounded() {
        String label = "a".repeat(63);
        assertThat(found("a@" + label + ".com")).hasSize(1);
        assertThat(found("a@" + label + "a.com")).isEmpty();
        String domain = (label + ".").repeat(3) + "a".repeat(57) + ".com";
        assertThat(found("a@" + domain)).hasSize(1);
        assertThat(found("a@a" + domain.substring(0, 190) + "b" + domain.substring(190)))
                .isEmpty();
        assertThat(ContentScanner.PII.mask("a".repeat(70) + "@b.com")).isEqualTo("a".repeat(6) + "***");
    }

    @ParameterizedTest
    @CsvSource({
        "'call 212-555-0147 x', 6, 12",
        "'call (212) 555-0147 x', 6, 14",
        "'call +1 212 555 0147 x', 6, 15",
        "'call +1-212-555-0147 x', 6, 15",
        "'call +1(212) 555-0147 x', 6, 16",
        "'call +49 30 901820 x', 6, 13"
    })
    void thePlusAndTheBracketBelongToTheNumber(String text, int column, int length) {
        assertThat(ContentScanner.PII.scan(text)).extracting(Finding::column).containsExactly(column);
        assertThat(ContentScanner.PII.mask(text)).hasSize(text.length() - length + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "212) 555-0147",
                "1212-555-0147",
                "[212] 555-0147",
                "212-555-0147-1",
                "x-212-555-0147",
                "+1234567",
                "+1234567890123456",
                "+49 30   901820",
                ")+4930901820",
                "+4930901820x",
                "+831234567",
                "+891234567"
            })
    void numberWithABadNeighbourOrLengthIsNot(String text) {
        assertThat(found(text)).doesNotContain("phone-number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+12345678", "+123456789012345", "+49  30901820"})
    void eightToFifteenDigitsAreANumber(String text) {
        assertThat(found(text)).containsExactly("phone-number");
    }

    /** The first and the last prefix of each range, with the check digit worked out here. */
    @ParameterizedTest
    @CsvSource({
        "400000, 16, true", "499999, 19, true", "510000, 16, true", "559999, 16, true", "560000, 16, false",
        "509999, 16, false", "222100, 16, true", "272099, 16, true", "222099, 16, false", "272100, 16, false",
        "340000, 15, true", "349999, 15, true", "370000, 15, true", "379999, 15, true", "350000, 15, false",
        "601100, 16, true", "601199, 19, true", "601200, 16, false", "622126, 16, true", "644000, 16, true",
        "643999, 16, false", "352800, 16, true", "358999, 19, true", "352799, 16, false", "359000, 16, false",
        "300000, 14, true", "305999, 14, true", "306000, 14, false", "360000, 14, true", "380000, 14, true",
        "399999, 14, true", "620000, 16, true", "629999, 16, true", "400000, 15, false", "510000, 19, false"
    })
    void anIssuersNumbersHaveItsPrefixAndLength(String prefix, int length, boolean issued) {
        String body = prefix + "4".repeat(length - 7);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled / 10 + doubled % 10;
        }
        String number = body + (10 - sum % 10) % 10;
        assertThat(found("at " + number + " ").contains("credit-card-number")).isEqualTo(issued);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4222-2222-22222", "4222 222222222"})
    void thirteenDigitsAreACardWhereTheyAreSeparated(String text) {
        assertThat(found("at " + text + " ")).containsExactly("credit-card-number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111 1111 1111 1111-1", "4111111111111111-1", "4111-1111 11111111", "4111  111111111111"})
    void separatorsOfACardAreOfOneKind(String text) {
        assertThat(found("at " + text + " ")).doesNotContain("credit-card-number");
    }

    private static List<String> found(String text) {
        return ContentScanner.PII.scan(text).stream().map(Finding::detector).toList();
    }
}
