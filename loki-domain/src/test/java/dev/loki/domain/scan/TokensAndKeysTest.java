package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed tokens and private keys in JSON are known by what they are made of. */
class TokensAndKeysTest {

    private static final String HEADER = base64("{\"alg\":\"HS256\"}");
    private static final String PART = "." + "c2lnbmVkLCB0b28u";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\" }",
                "{\"typ\":\"JWT\",\"alg\":\"none\"}",
                "{\"alg\" :\"ES512\"}",
                "{\"kid\":\"1\",\"alg\":\"RS256\",\"x\":{}}"
            })
    void aHeaderThatNamesItsAlgorithmMakesAToken(String header) {
        assertThat(jwt(" " + base64(header) + PART + PART + " ")).isEqualTo(" *** ");
        assertThat(jwt(base64(header) + PART + PART)).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"HS256\"", "{\"Alg\":\"HS256\"}", "{\"xalg\":\"HS256\"}"})
    void anotherHeaderMakesNone(String header) {
        assertThat(jwt(" " + base64(header) + PART + PART)).doesNotContain("***");
    }

    @Test
    void aHeaderOfNoWholeBytesMakesNone() {
        assertThat(HEADER).hasSize(20);
        assertThat(jwt(" " + HEADER + "x" + PART + PART)).doesNotContain("***");
        assertThat(jwt("  " + HEADER + "x" + PART + PART)).doesNotContain("***");
    }

    @Test
    void thePartsHaveSixteenCharactersAtLeast() {
        String shorter = PART.substring(0, PART.length() - 1);
        assertThat(PART).hasSize(17);
        assertThat(jwt(" " + HEADER + shorter + PART)).doesNotContain("***");
        assertThat(jwt(" " + HEADER + PART + shorter)).doesNotContain("***");
        assertThat(jwt(" " + HEADER + PART)).doesNotContain("***");
        assertThat(jwt(" x" + HEADER + PART + PART)).doesNotContain("***");
    }

    @Test
    void theSecretPartOfAKeyIsItsValueAlone() {
        String secret = ExampleValue.of("[A-Za-z0-9_-]{20}", 3);
        assertThat(jwk("{\"kty\":\"EC\",\"d\":\"" + secret + "\"}")).isEqualTo("{\"kty\":\"EC\",\"d\":\"***\"}");
        assertThat(jwk("{\"k\" : \"" + secret + "\", \"kty\":\"oct\"}"))
                .isEqualTo("{\"k\" : \"***\", \"kty\":\"oct\"}");
        assertThat(jwk("{\\\"kty\":\"oct\\\",\"k\":\"" + secret.substring(1) + "\"}"))
                .doesNotContain("***");
    }

    @Test
    void theSecretPartBelongsToTheObjectOfTheKey() {
        String secret = "\"d\":\"" + ExampleValue.of("[A-Za-z0-9_-]{43}", 3) + "\"";
        String publicKey = "\"kty\":\"EC\",\"x\":\"" + ExampleValue.of("[A-Za-z0-9_-]{43}", 4) + "\"";
        assertThat(jwk("{" + secret + ",\"jwk\":{" + publicKey + "}}")).doesNotContain("***");
        assertThat(jwk("{\"jwk\":{" + publicKey + "}," + secret + "}")).doesNotContain("***");
        assertThat(jwk("{" + secret + "}\n" + publicKey)).doesNotContain("***");
        assertThat(jwk("[{" + publicKey + "},{" + publicKey + "," + secret + "}]"))
                .contains("\"d\":\"***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'d':%s", "\"dp\":%s", "\"d\" %s", "\"d\"=%s", "\"e\":%s", "\"d\":[%s]", "\"d\":%s-"})
    void anotherMemberIsNoSecretPart(String member) {
        String value = "\"" + ExampleValue.of("[A-Za-z0-9_-]{43}", 3);
        boolean open = member.endsWith("-");
        String text = "{\"kty\":\"EC\"," + member.replace("%s", value + (open ? "." : "\"")) + "}";
        assertThat(jwk(text)).isEqualTo(text);
    }

    @Test
    void anObjectIsSearchedOnce() {
        Window window = Windows.onto("x{\"kty\":\"EC\",\"kty\":\"RSA\"} ");
        assertThat(PrivateJsonWebKey.PROBE.verifier().verify(window, 2, 7)).isNull();
        assertThat(window.examined()).isEqualTo(24);
        assertThat(window.steps()).isBetween(22L, 30L);
    }

    private static String jwt(String text) {
        return Masked.by(JsonWebToken.PROBE, text);
    }

    private static String jwk(String text) {
        return Masked.by(PrivateJsonWebKey.PROBE, text);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
