package dev.loki.domain.json;

import java.util.Comparator;

/**
 * Texts by their code points, as Python sorts them: U+E000 to U+FFFF stand before what is beyond them, where
 * {@link String#compareTo} has them the other way round. A lone surrogate counts as the code point of its number.
 */
final class CodePointOrder {

    static final Comparator<String> ASCENDING = CodePointOrder::compare;

    private CodePointOrder() {}

    private static int compare(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length()) {
            int codePoint = left.codePointAt(at);
            int difference = Integer.compare(codePoint, right.codePointAt(at));
            if (difference != 0) {
                return difference;
            }
            at += Character.charCount(codePoint);
        }
        return Integer.compare(left.length(), right.length());
    }
}
