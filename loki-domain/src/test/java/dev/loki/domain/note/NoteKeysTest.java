package dev.loki.domain.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in the note format's spelling. */
class NoteKeysTest {

    @Test
    void theAuthorsKeysAreReadAndWritten() {
        SignerKey signer = SignerKey.parse(AuthorsExample.SIGNER);
        assertThat(signer.secret()).isEqualTo(AuthorsExample.SIGNER);
        assertThat(signer.verifier()).hasToString(AuthorsExample.VERIFIER);
        assertThat(signer.verifier()).isEqualTo(VerifierKey.parse(AuthorsExample.VERIFIER));
        assertThat(signer.verifier().id()).isEqualTo(0xc74f20a3);
    }

    @Test
    void aSigningKeyPrintsAsItsPublicPart() {
        assertThat(SignerKey.parse(AuthorsExample.SIGNER)).hasToString(AuthorsExample.VERIFIER);
    }

    @Test
    void noManglingOfAVerifierKeyIsTaken() {
        refuseEveryMangling(AuthorsExample.VERIFIER, VerifierKey::parse);
        refuse(AuthorsExample.WRONG_LENGTH, VerifierKey::parse);
        refuse(AuthorsExample.UNKNOWN_TYPE, VerifierKey::parse);
    }

    @Test
    void noManglingOfASigningKeyIsTaken() {
        refuseEveryMangling(AuthorsExample.SIGNER, SignerKey::parse);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void keysOfSmallOrderAndStrayEncodingsAreRefused(String hex) {
        byte[] key = HexFormat.of().parseHex(hex);
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> new VerifierKey("a", SignatureType.ED25519, key))
                .withMessageContaining("small order");
    }

    @Test
    void thePublicKeyThatIsComputedIsTheOneTheJdkVerifiesWith() {
        Random random = new Random(17);
        for (int i = 0; i < 20; i++) {
            byte[] seed = new byte[SignerKey.SEED_LENGTH];
            random.nextBytes(seed);
            SignerKey key = SignerKey.of("example.com/audit", seed);
            NoteSignature signature = key.sign("text\n");
            assertThat(key.verifier().verifies("text\n", signature)).isTrue();
            assertThat(key.verifier().verifies("texT\n", signature)).isFalse();
            assertThat(SignerKey.parse(key.secret()).verifier()).isEqualTo(key.verifier());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2003b", "a\u0085b", "a\u0000", "\ud800"})
    void aNameWithoutSpacesPlusesAndControlsIsNeeded(String name) {
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> KeyName.require(name));
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> KeyName.require("x".repeat(201)));
    }

    @Test
    void aKeyThatIsWrongIsNotQuoted() {
        String secret = AuthorsExample.SIGNER.replace("+AY", "+AZ");
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignerKey.parse(secret))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret.substring(35)));
    }

    @Test
    void aCosignatureCoversItsTime() {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        byte[] publicKey = Edwards25519.publicKey(seed);
        VerifierKey witness = new VerifierKey("witness.example/w1", SignatureType.COSIGNATURE, publicKey);
        byte[] signed = Ed25519.sign(
                seed, SignatureType.cosigned("text\n", 1679315147).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        NoteSignature cosignature = timed(witness, 1679315147, signed);
        assertThat(witness.verifies("text\n", cosignature)).isTrue();
        assertThat(cosignature.cosignedAt()).isEqualTo("2023-03-20T12:25:47Z");
        assertThat(witness.verifies("text\n", timed(witness, 1679315148, signed)))
                .isFalse();
        assertThat(witness.verifies("text\n", timed(witness, -1, signed))).isFalse();
        assertThat(VerifierKey.parse(witness.toString())).isEqualTo(witness);
    }

    private static NoteSignature timed(VerifierKey witness, long time, byte[] signature) {
        byte[] bytes = java.nio.ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array();
        return NoteSignature.of(witness.name(), witness.id(), bytes);
    }

    private static void refuseEveryMangling(String key, Function<String, Object> parse) {
        for (int start = 0; start < key.length(); start++) {
            for (int end = start + 1; end <= key.length(); end++) {
                if (end - start < key.length()) {
                    refuse(key.substring(start, end), parse);
                }
            }
        }
        for (int i = 0; i < key.length(); i++) {
            char next = (char) (key.charAt(i) + 1);
            refuse(key.substring(0, i) + next + key.substring(i + 1), parse);
        }
    }

    private static void refuse(String key, Function<String, Object> parse) {
        assertThatExceptionOfType(NoteFormatException.class).as(key).isThrownBy(() -> parse.apply(key));
    }

    @Test
    void base64IsStandardAndPadded() {
        assertThat(StrictBase64.decode(Base64.getEncoder().encodeToString(new byte[] {-1, -2})))
                .containsExactly(-1, -2);
        refuse("//4", StrictBase64::decode);
        refuse("//5=", StrictBase64::decode);
        refuse("__4=", StrictBase64::decode);
    }
}
