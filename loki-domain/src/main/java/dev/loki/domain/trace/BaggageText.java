package dev.loki.domain.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How values stand in a {@code baggage} header: percent-encoded UTF-8 (W3C Baggage, section 3.3.1). */
final class BaggageText {

    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";
    private static final String HEX = "0123456789ABCDEF";

    private BaggageText() {}

    /** A token of RFC 9110, section 5.6.2. */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isLetterOrDigit(c) || TOKEN_SIGNS.indexOf(c) >= 0);
    }

    /** What may stand behind a value without ending the member: printable ASCII but the comma. */
    static boolean areProperties(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ',');
    }

    static String encode(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (isOctet(b) && b != '%') {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
            }
        }
        return text.toString();
    }

    /** Null where it is no such text. A percent sign without two hex digits is taken as it stands. */
    static @Nullable String decode(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isOctet(c)) {
                return null;
            }
            int escaped = c == '%' ? escaped(text, i) : -1;
            bytes[length++] = (byte) (escaped < 0 ? c : escaped);
            i += escaped < 0 ? 0 : 2;
        }
        try {
            ByteBuffer utf8 = ByteBuffer.wrap(bytes, 0, length);
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The byte that the two digits behind a percent sign are; -1 where they are none. */
    private static int escaped(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), 16);
        int low = Character.digit(text.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** {@code baggage-octet}: printable ASCII but space, quotation mark, comma, semicolon, backslash. */
    private static boolean isOctet(int c) {
        return c > ' ' && c <= '~' && c != '"' && c != ',' && c != ';' && c != '\\';
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
