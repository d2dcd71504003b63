package dev.loki.application.scan;

import dev.loki.domain.scan.StreamScanner;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text in UTF-16, as PowerShell and Windows write them, handed on in UTF-8 piece by piece. What is malformed becomes
 * U+FFFD. For one text and one thread.
 */
final class Utf16Text {

    private static final int MARK_LITTLE_ENDIAN = 0xfffe;
    private static final int MARK_BIG_ENDIAN = 0xfeff;
    private static final int FEWEST_PAIRS = 8;

    private final CharsetDecoder decoder;
    private byte[] rest = new byte[0];

    private Utf16Text(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** By its byte order mark or, without one, by the zero byte that each character of ASCII has; null for all else. */
    static @Nullable Utf16Text of(byte[] head, int length) {
        int mark = length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        boolean isUtf32 = length >= 4 && head[2] == 0 && head[3] == 0;
        if (mark == MARK_LITTLE_ENDIAN && !isUtf32) {
            return new Utf16Text(StandardCharsets.UTF_16LE);
        }
        return mark == MARK_BIG_ENDIAN ? new Utf16Text(StandardCharsets.UTF_16BE) : withoutMark(head, length);
    }

    private static @Nullable Utf16Text withoutMark(byte[] head, int length) {
        int pairs = length / 2;
        int zeroFirst = 0;
        int zeroSecond = 0;
        for (int i = 0; i < 2 * pairs; i += 2) {
            zeroFirst += head[i] == 0 ? 1 : 0;
            zeroSecond += head[i + 1] == 0 ? 1 : 0;
        }
        if (pairs < FEWEST_PAIRS || (zeroFirst > 0 && zeroSecond > 0)) {
            return null;
        }
        boolean mostlyAscii = (zeroFirst + zeroSecond) * 4 >= pairs * 3;
        Charset order = zeroFirst > 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        return mostlyAscii ? new Utf16Text(order) : null;
    }

    /** Hands on what the first bytes of a buffer hold, but for a character that goes on in the next piece. */
    void feed(byte[] buffer, int length, StreamScanner scanner) {
        ByteBuffer bytes = ByteBuffer.allocate(rest.length + length)
                .put(rest)
                .put(buffer, 0, length)
                .flip();
        decode(bytes, false, scanner);
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
    }

    /** Hands on what is left. Call once. */
    void finish(StreamScanner scanner) {
        decode(ByteBuffer.wrap(rest), true, scanner);
    }

    private void decode(ByteBuffer bytes, boolean last, StreamScanner scanner) {
        CharBuffer characters = CharBuffer.allocate(bytes.remaining() + 1);
        CoderResult result = decoder.decode(bytes, characters, last);
        if (result.isOverflow()) {
            throw new IllegalStateException("two bytes are more than one character");
        }
        scanner.feed(characters.flip().toString().getBytes(StandardCharsets.UTF_8));
    }
}
