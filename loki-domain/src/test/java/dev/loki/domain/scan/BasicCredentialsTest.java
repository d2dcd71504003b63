package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials of a Basic header are a user, a colon and a password, all printable, in whole base64. */
class BasicCredentialsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ab:cde", "ab:c", "a:b5d7", "me@c.d:hunter", "ab:c d5f", "ab:pässwörd", "ab:𝄞€é", "a:b:c:d"})
    void aUserAndAPasswordAreFound(String login) {
        assertThat(masked(login)).isEqualTo("Basic ***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {":abcdefgh", ":a:bcdefg", "abcdefg:", "abcdefgh", "ab:c\u0001def", "ab:cd\u007fef", "a\tb:cdef"})
    void withoutAUserOrAPasswordOrWithControlsTheyAreNone(String login) {
        assertThat(masked(login)).isEqualTo("Basic " + base64(login.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesBeyondAsciiAreUtf8() {
        byte[] latin = "ab:p\u00e4sswort".getBytes(StandardCharsets.ISO_8859_1);
        byte[] continuing = "ab:p\u0080sswort".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Masked.by(BasicCredentials.PROBE, "Basic " + base64(latin))).doesNotContain("***");
        assertThat(Masked.by(BasicCredentials.PROBE, "Basic " + base64(continuing)))
                .doesNotContain("***");
    }

    @Test
    void eightCharactersAreTheLeast() {
        assertThat(Masked.by(BasicCredentials.PROBE, "basic YW" + "I6Y2Rl")).isEqualTo("basic ***");
        assertThat(Masked.by(BasicCredentials.PROBE, "basic YWI6Y2Q")).isEqualTo("basic YWI6Y2Q");
    }

    /** {@code YWI6Y2Rl} is {@code ab:cde}, {@code YWI6Yw==} is {@code ab:c}. */
    @ParameterizedTest
    @ValueSource(
            strings = {"YWI6Y2RlZ", "YWI6Y2RlZ===", "YWI6Y2Rl=", "YWI6Y2Rl====", "YWI6Y2=l", "YWI6Y===", "YWI6Y2Rl=Yw"})
    void whatIsNoWholeBase64IsNone(String encoded) {
        assertThat(Masked.by(BasicCredentials.PROBE, "basic " + encoded)).isEqualTo("basic " + encoded);
    }

    @Test
    void paddingMayBeLeftOutOrBelongsToTheValue() {
        assertThat(Masked.by(BasicCredentials.PROBE, "basic YW" + "I6Y2RlZg==, x"))
                .isEqualTo("basic ***, x");
        assertThat(Masked.by(BasicCredentials.PROBE, "basic YW" + "I6Y2RlZg, x"))
                .isEqualTo("basic ***, x");
        assertThat(Masked.by(BasicCredentials.PROBE, "basic YW" + "I6Y2RlZmc=, x"))
                .isEqualTo("basic ***, x");
    }

    @Test
    void theHeaderIsAWordOfItsOwn() {
        assertThat(Masked.by(BasicCredentials.PROBE, "nonbasic YWI6Y2Rl")).doesNotContain("***");
        assertThat(Masked.by(BasicCredentials.PROBE, "BASIC YW" + "I6Y2Rl")).isEqualTo("BASIC ***");
    }

    @Test
    void theLoginOfARegistryIsTheWholeValueOfAWordOfItsOwn() {
        assertThat(Masked.by(RegistryCredentials.PROBE, "\"auth\": \"YW" + "I6Y2Rl\""))
                .isEqualTo("\"auth\": \"***\"");
        assertThat(Masked.by(RegistryCredentials.PROBE, "_auth=YWI6Y2Rl\n")).isEqualTo("_auth=***\n");
        assertThat(Masked.by(RegistryCredentials.PROBE, "\"auth\": \"YWI6Y2Rl-x\""))
                .doesNotContain("***");
        assertThat(Masked.by(RegistryCredentials.PROBE, "\"authority\": \"YWI6Y2Rl\""))
                .doesNotContain("***");
    }

    private static String masked(String login) {
        return Masked.by(BasicCredentials.PROBE, "Basic " + base64(login.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] login) {
        return Base64.getEncoder().encodeToString(login);
    }
}
