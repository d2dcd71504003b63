package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static List<String> found(String text) {
        return ContentScanner.PII.scan(text).stream().map(Finding::detector).toList();
    }
}
