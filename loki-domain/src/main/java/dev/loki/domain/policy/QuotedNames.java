package dev.loki.domain.policy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Names in quotation marks as git and diff write them, with the escapes of C, an octal one for a byte of UTF-8 (git-config,
 * {@code core.quotePath}). What is no escape stays as it is.
 */
final class QuotedNames {

    private static final String PLAIN = "abfnrtv\"\\";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\"\\";

    private QuotedNames() {}

    /** Those of a text in their order, without what stands between them; one that is not closed is none. */
    static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer name = ByteBuffer.allocate(given.length);
        boolean open = false;
        int i = 0;
        while (i < given.length) {
            byte c = given[i];
            i++;
            if (c == '"') {
                if (open) {
                    names.add(new String(name.array(), 0, name.position(), StandardCharsets.UTF_8));
                    name.clear();
                }
                open = !open;
            } else if (open && c == '\\') {
                i = escape(given, i, name);
            } else if (open) {
                name.put(c);
            }
        }
        return names;
    }

    /** Reads what stands behind a backslash, and answers where that ends. */
    private static int escape(byte[] text, int start, ByteBuffer name) {
        int plain = start < text.length ? PLAIN.indexOf(text[start]) : -1;
        if (plain >= 0) {
            name.put((byte) MEANT.charAt(plain));
            return start + 1;
        }
        int octet = 0;
        int end = start;
        while (end < text.length && end < start + 3 && text[end] >= '0' && text[end] <= '7') {
            octet = octet * 8 + text[end] - '0';
            end++;
        }
        name.put((byte) (end == start ? '\\' : octet));
        return end;
    }
}
