package dev.loki.domain.scan;

import static dev.loki.domain.scan.Samples.personalData;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data is found by its form, and numbers by their rules. */
class PersonalDataTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe+x@mail.corp-1.co.uk",
                "<a@b.io>",
                "联系jane@corp.cn请",
                "mailto:jane@corp.com.",
                "\"jane@corp.com\""
            })
    void mailAddressesAreFound(String text) {
        assertThat(personalData(text)).containsExactly("email-address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@localhost", "@decorator", "icon@2x.png", "a@b", "jane@@corp.com", "jane@corp.c"})
    void otherUsesOfTheSignAreNot(String text) {
        assertThat(personalData(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123-45-6789", "ssn:123 45 6789.", "899-99-9999"})
    void socialSecurityNumbersAreFound(String text) {
        assertThat(personalData(text)).containsExactly("us-ssn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-12-3456",
                "666-12-3456",
                "900-12-3456",
                "123-00-4567",
                "123-45-0000",
                "123-45 6789",
                "123456789",
                "1123-45-6789",
                "123-45-67890",
                "2-123-45-6789",
                "078-05-1120",
                "219-09-9999"
            })
    void numbersThatWereNeverGivenOutAreNot(String text) {
        assertThat(personalData(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "415-555-2671",
                "(415) 555-2671",
                "(415)555-2671",
                "415.555.2671",
                "415 555 2671",
                "+1 415 555 2671",
                "+14155552671",
                "+1 (415) 555-2671"
            })
    void phoneNumbersAreFound(String text) {
        assertThat(personalData(text)).containsExactly("phone-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "115-555-2671",
                "415-555-26711",
                "4155552671",
                "415-555.2671",
                "v1.415.555.2671-rc",
                "192.168.100.1000"
            })
    void otherNumbersAreNoPhoneNumbers(String text) {
        assertThat(personalData(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "5555555555554444",
                "2223003122003222",
                "378282246310005",
                "3782 822463 10005",
                "6011111111111117"
            })
    void cardNumbersAreFound(String text) {
        assertThat(personalData(text)).containsExactly("credit-card-number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111112",
                "411111111111111",
                "41111111111111111",
                "1234567812345670",
                "1700000000000",
                "0.4111111111111111",
                "id-4111111111111111",
                "3782822463100050"
            })
    void otherNumbersAreNoCardNumbers(String text) {
        assertThat(personalData(text)).isEmpty();
    }
}
