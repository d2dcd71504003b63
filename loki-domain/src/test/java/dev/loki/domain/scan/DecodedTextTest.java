package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stretch of bytes is decoded without the characters that it begins or ends within. */
class DecodedTextTest {

    /** The first and the last character of each length in UTF-8. */
    @ParameterizedTest
    @CsvSource({"80,2", "7ff,2", "800,3", "ffff,3", "10000,4", "10ffff,4"})
    void aCharacterThatIsCutOffAtTheEndIsLeftOut(String codePoint, int length) {
        String text = "ab" + Character.toString(Integer.parseInt(codePoint, 16));
        for (int cut = 1; cut < length; cut++) {
            DecodedText decoded = DecodedText.of(Windows.onto(text), 0, 2 + cut);
            assertThat(decoded).as("%d bytes", cut).isEqualTo(new DecodedText("ab", 0, true));
        }
        assertThat(DecodedText.of(Windows.onto(text), 0, 2 + length).characters())
                .isEqualTo(text);
        assertThat(DecodedText.of(Windows.onto(text + "c"), 0, 3 + length).characters())
                .isEqualTo(text + "c");
    }

    @ParameterizedTest
    @CsvSource({"80,2", "800,3", "10000,4"})
    void aCharacterThatAStretchBeginsWithinIsLeftOut(String codePoint, int length) {
        String text = Character.toString(Integer.parseInt(codePoint, 16)) + "ab";
        for (int cut = 1; cut < length; cut++) {
            DecodedText decoded = DecodedText.of(Windows.onto(text), cut, length + 2);
            assertThat(decoded).as("%d bytes", cut).isEqualTo(new DecodedText("ab", length, true));
        }
    }

    @Test
    void nothingIsLeftOfAStretchWithinACharacter() {
        Window window = Windows.onto("a𝄞b");
        assertThat(DecodedText.of(window, 2, 3)).isEqualTo(new DecodedText("", 3, true));
        assertThat(DecodedText.of(window, 1, 4)).isEqualTo(new DecodedText("", 1, true));
        assertThat(DecodedText.of(window, 2, 2)).isEqualTo(new DecodedText("", 2, true));
    }

    @Test
    void whatIsNoUtf8IsACharacterAByteAndNothingIsLeftOut() {
        byte[] bytes = {'a', (byte) 0xe4, 'b', (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80};
        DecodedText decoded = DecodedText.of(new Window(bytes, bytes.length), 0, bytes.length);
        assertThat(decoded).isEqualTo(new DecodedText(new String(bytes, StandardCharsets.ISO_8859_1), 0, false));
        assertThat(decoded.byteAt(2)).isEqualTo(2);
    }

    @Test
    void aPlaceIsThatOfTheByteTheCharacterBeginsWith() {
        DecodedText decoded = DecodedText.of(Windows.onto("xé€𝄞b"), 1, 11);
        assertThat(decoded.byteAt(0)).isEqualTo(1);
        assertThat(decoded.byteAt(1)).isEqualTo(3);
        assertThat(decoded.byteAt(2)).isEqualTo(6);
        assertThat(decoded.byteAt(4)).isEqualTo(10);
    }
}
