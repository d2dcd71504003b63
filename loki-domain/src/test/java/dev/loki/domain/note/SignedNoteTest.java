package dev.loki.domain.note;

import static dev.loki.domain.note.AuthorsExample.OTHER_SIGNATURE;
import static dev.loki.domain.note.AuthorsExample.SIGNATURE;
import static dev.loki.domain.note.AuthorsExample.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes, against the example of the format's authors. */
class SignedNoteTest {

    private static final VerifierKey PETER = VerifierKey.parse(AuthorsExample.VERIFIER);
    private static final VerifierKey ENOCH = VerifierKey.parse(AuthorsExample.OTHER_VERIFIER);
    private static final String NOTE = TEXT + "\n" + SIGNATURE;

    @Test
    void theAuthorsExampleIsSignedByteForByte() {
        SignerKey key = SignerKey.parse(AuthorsExample.SIGNER);
        assertThat(SignedNote.sign(TEXT, List.of(key))).hasToString(NOTE);
    }

    @Test
    void theAuthorsExampleIsVerified() {
        SignedNote note = parse(NOTE + OTHER_SIGNATURE);
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verifiedBy(List.of(PETER, ENOCH))).containsExactly(PETER, ENOCH);
    }

    @Test
    void signaturesOfUnknownKeysAreIgnoredAndKept() {
        SignedNote note = parse(NOTE + OTHER_SIGNATURE);
        assertThat(note.verifiedBy(List.of(PETER))).containsExactly(PETER);
        assertThat(note.verifiedBy(List.of())).isEmpty();
        assertThat(note).hasToString(NOTE + OTHER_SIGNATURE);
    }

    @Test
    void aWrongSignatureOfAKnownKeyRefusesTheNote() {
        SignedNote other = parse(NOTE.replace("cryptography", "Cryptography") + OTHER_SIGNATURE);
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> other.verifiedBy(List.of(PETER)));
        SignedNote longer = parse(NOTE.replace("x08go/", "x08go/ABCD"));
        assertThatExceptionOfType(NoteFormatException.class).isThrownBy(() -> longer.verifiedBy(List.of(PETER)));
    }

    @Test
    void everyBitOfATextAndSignatureCounts() {
        byte[] note = NOTE.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < note.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = note.clone();
                changed[i] ^= (byte) (1 << bit);
                assertThat(isBelieved(changed)).as("byte %s, bit %s", i, bit).isFalse();
            }
        }
    }

    @Test
    void aRepeatedSignatureIsOneSignature() {
        assertThat(parse(NOTE + SIGNATURE).verifiedBy(List.of(PETER, PETER))).containsExactly(PETER);
        SignedNote note = parse(NOTE);
        assertThat(note.with(note.signatures())).isEqualTo(note);
    }

    @Test
    void aTextMayHoldEmptyLines() {
        SignerKey key = SignerKey.parse(AuthorsExample.SIGNER);
        String note = SignedNote.sign("a\n\nb\n\n\n", List.of(key)).toString();
        assertThat(parse(note).text()).isEqualTo("a\n\nb\n\n\n");
        assertThat(parse(note).verifiedBy(List.of(PETER))).containsExactly(PETER);
    }

    @Test
    void malformedNotesAreRefused() {
        refuse(TEXT);
        refuse(TEXT + "\n");
        refuse(NOTE.substring(0, NOTE.length() - 1));
        refuse("\u0001" + NOTE);
        refuse("\r" + NOTE);
        refuse(TEXT + "\n\u2014 Bad Name " + SIGNATURE.substring(SIGNATURE.lastIndexOf(' ') + 1));
        refuse(NOTE + "Unexpected line.\n");
        refuse(TEXT + "\n" + SIGNATURE.repeat(101));
        refuse(TEXT + "\n\u2014 a AAAAAA==\n");
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignedNote.parse(("\u00ff" + NOTE).getBytes(StandardCharsets.ISO_8859_1)));
        assertThatExceptionOfType(NoteFormatException.class)
                .isThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anyBytesAreANoteOrRefused(int seed) {
        Random random = new Random(seed);
        byte[] alphabet = (NOTE + "\n\n\n\u2014\u2014 \u0000").getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(isBelieved(bytes)).isFalse();
        }
    }

    private static boolean isBelieved(byte[] note) {
        try {
            return !SignedNote.parse(note).verifiedBy(List.of(PETER)).isEmpty();
        } catch (NoteFormatException e) {
            return false;
        }
    }

    private static SignedNote parse(String note) {
        return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(String note) {
        assertThatExceptionOfType(NoteFormatException.class).as(note).isThrownBy(() -> parse(note));
    }
}
