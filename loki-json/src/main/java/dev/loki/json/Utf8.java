package dev.loki.json;

import dev.loki.ports.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 decoded strictly, or with U+FFFD for what is none. */
public final class Utf8 {

    private static final byte SURROGATE_LEAD = (byte) 0xED;
    private static final byte NEVER_UTF8 = (byte) 0xFF;

    private Utf8() {}

    /**
     * The characters.
     *
     * @throws JsonSyntaxException at the first byte that is no UTF-8
     */
    public static char[] decodeStrict(byte[] bytes) throws JsonSyntaxException {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1).toCharArray();
        }
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, true);
        out.flip();
        if (result.isError()) {
            throw malformedAfter(out);
        }
        return Arrays.copyOf(out.array(), out.length());
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The characters as the WHATWG Encoding Standard decodes them, which ECMAScript's platforms follow. Java differs in
     * one thing: for a surrogate written in three bytes it gives one U+FFFD, the standard three.
     */
    static char[] decodeTolerant(byte[] bytes) {
        byte[] standard = bytes.clone();
        for (int i = 0; i + 1 < standard.length; i++) {
            if (standard[i] == SURROGATE_LEAD && (standard[i + 1] & 0xE0) == 0xA0) {
                standard[i] = NEVER_UTF8;
            }
        }
        return new String(standard, StandardCharsets.UTF_8).toCharArray();
    }

    private static JsonSyntaxException malformedAfter(CharBuffer decoded) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < decoded.length(); i++) {
            boolean ends = decoded.get(i) == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return new JsonSyntaxException(line, column, "the bytes are not valid UTF-8");
    }
}
