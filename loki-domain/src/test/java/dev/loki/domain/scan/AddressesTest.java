package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of mail, accounts and URLs, each by its own rules alone. */
class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clone git@b.com:x",
                "root@info",
                "root@com",
                "a@b.com@",
                "a@b.c.",
                "a@b..com",
                "a@b-.com",
                "a@b.-x.com",
                "a@b.comm"
            })
    void whatHasNoDomainIsNoAddress(String text) {
        assertThat(Masked.by(EmailAddress.PROBE, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "to ann@b.com:x,to ***:x",
        "to sgit@b.com:x,to ***:x",
        "to git@b.com.,to ***.",
        "to a@b.museum,to ***",
        "to a@b.XN--p1ai,to ***",
        "to a@b.xn-p1ai,to a@b.xn-p1ai",
        "to a@b.x--p1ai,to a@b.x--p1ai"
    })
    void theAddressIsMaskedAlone(String text, String masked) {
        assertThat(Masked.by(EmailAddress.PROBE, text)).isEqualTo(masked);
    }

    @Test
    void theLastPartOfADomainIsBoundedToo() {
        String longest = "xn--" + "a".repeat(59);
        assertThat(Masked.by(EmailAddress.PROBE, "a@b." + longest)).isEqualTo("***");
        assertThat(Masked.by(EmailAddress.PROBE, "a@b." + longest + "a")).doesNotContain("***");
    }

    @ParameterizedTest
    @CsvSource({
        "to NO9386011117947.,to ***.",
        "to NO93 8601 1117 947.,to ***.",
        "to GB82 WEST 1234 5698 7654 32,to ***",
        "to GB82WEST12345698765432,to ***",
        "to MT84MALT011000012345MTLCAST001S,to ***"
    })
    void anAccountNumberIsInOnePieceOrInFours(String text, String masked) {
        assertThat(Masked.by(Iban.PROBE, text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to NO9386011117948",
                "to NO93 8601 1117947",
                "to NO938601 1117 947",
                "to NO93-8601-1117-947",
                "to NO93860111179471",
                "to xNO9386011117947",
                "to NO9386011117947x",
                "to NO93860111179",
                "to QQ9386011117947"
            })
    void anotherNumberIsNone(String text) {
        assertThat(Masked.by(Iban.PROBE, text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "db://u:abc@h,db://u:***@h",
        "db://:abc@h,db://:***@h",
        "db://u:ab@h,db://u:ab@h",
        "db://u:abc@/x,db://u:abc@/x",
        "db://u:a/c@h,db://u:a/c@h",
        "db://u:abc,db://u:abc",
        "://u:abc@h,://u:abc@h",
        "-://u:abc@h,-://u:abc@h",
        "db://u:abc@[::1]/x,db://u:***@[::1]/x"
    })
    void thePasswordOfAUrlStandsBetweenUserAndHost(String text, String masked) {
        assertThat(Masked.by(UrlCredentials.PROBE, text)).isEqualTo(masked);
    }

    @Test
    void aTokenInPlaceOfTheUserHasThirtyTwoCharactersAtLeastAndAHost() {
        String token = "a1B2c3D4".repeat(4);
        assertThat(token(token + "@h")).isEqualTo("https://***@h");
        assertThat(token(token.substring(1) + "@h")).doesNotContain("***");
        assertThat(token(token + "@/x")).doesNotContain("***");
        assertThat(token(token + "/x")).doesNotContain("***");
        assertThat(token(token + "-x@h")).doesNotContain("***");
        assertThat(token("abcdefgh".repeat(4) + "@h")).doesNotContain("***");
    }

    private static String token(String rest) {
        return Masked.by(UrlCredentials.PROBE, "https://" + rest);
    }
}
