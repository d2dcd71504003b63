package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of the text in characters: UTF-8 where it is well formed, else a character for each byte.
 *
 * @param start the place of the first character
 */
record DecodedText(String characters, int start, boolean utf8) {

    private static final int LONGEST_CHARACTER = 4;

    static DecodedText of(Window window, int from, int to) {
        int start = from;
        while (start < to && (window.at(start) & 0xc0) == 0x80) {
            start++;
        }
        byte[] bytes = window.copy(start, wholeCharacters(window, start, Math.max(start, to)));
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        boolean utf8 = Arrays.equals(decoded.getBytes(StandardCharsets.UTF_8), bytes);
        return new DecodedText(utf8 ? decoded : new String(bytes, StandardCharsets.ISO_8859_1), start, utf8);
    }

    /** Where the last character that ends before a place does, so that a cut one does not spoil the stretch. */
    private static int wholeCharacters(Window window, int start, int to) {
        int lead = to - 1;
        while (lead > start && lead > to - LONGEST_CHARACTER && (window.at(lead) & 0xc0) == 0x80) {
            lead--;
        }
        return lead >= start && lead + length(window.at(lead)) > to ? lead : to;
    }

    private static int length(int lead) {
        return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    }

    /** The place of the byte at which a character begins. */
    int byteAt(int character) {
        return start + (utf8 ? characters.substring(0, character).getBytes(StandardCharsets.UTF_8).length : character);
    }
}
