package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;

/**
 * A stretch of the text in characters: UTF-8 where it is well formed, else a character for each byte.
 *
 * @param start the place of the first character
 */
record DecodedText(String characters, int start, boolean utf8) {

    static DecodedText of(Window window, int from, int to) {
        int start = from;
        while (start < to && (window.at(start) & 0xc0) == 0x80) {
            start++;
        }
        int end = Math.max(start, to);
        byte[] bytes = window.copy(start, end);
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        boolean utf8 = decoded.getBytes(StandardCharsets.UTF_8).length == bytes.length && decoded.indexOf(0xfffd) < 0;
        return new DecodedText(utf8 ? decoded : new String(bytes, StandardCharsets.ISO_8859_1), start, utf8);
    }

    /** The place of the byte at which a character begins. */
    int byteAt(int character) {
        return start + (utf8 ? characters.substring(0, character).getBytes(StandardCharsets.UTF_8).length : character);
    }
}
