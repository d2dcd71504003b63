package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/** Makes values from templates at run time, so that no file holds anything that looks like a credential. */
final class ExampleValue {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private ExampleValue() {}

    /** Fills the classes of a template such as {@code glpat-[a-z0-9]{20}}; the same seed fills in the same way. */
    static String of(String template, long seed) {
        Random random = new Random(seed);
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < template.length(); i++) {
            char next = template.charAt(i);
            if (next == '[') {
                int end = template.indexOf(']', i);
                int count = 1;
                String alphabet = expand(template.substring(i + 1, end));
                if (template.startsWith("{", end + 1)) {
                    int close = template.indexOf('}', end);
                    count = Integer.parseInt(template.substring(end + 2, close));
                    end = close;
                }
                fill(value, alphabet, count, random);
                i = end;
            } else {
                value.append(next == '\\' ? template.charAt(++i) : next);
            }
        }
        return value.toString();
    }

    private static void fill(StringBuilder value, String alphabet, int count, Random random) {
        for (int n = 0; n < count; n++) {
            boolean edge = n == 0 || n == count - 1;
            char drawn;
            do {
                drawn = alphabet.charAt(random.nextInt(alphabet.length()));
            } while (edge && count > 1 && !Character.isLetterOrDigit(drawn));
            value.append(drawn);
        }
    }

    private static String expand(String ranges) {
        StringBuilder alphabet = new StringBuilder();
        for (int i = 0; i < ranges.length(); i++) {
            boolean range = i + 2 < ranges.length() && ranges.charAt(i + 1) == '-';
            char last = range ? ranges.charAt(i + 2) : ranges.charAt(i);
            for (char c = ranges.charAt(i); c <= last; c++) {
                alphabet.append(c);
            }
            i += range ? 2 : 0;
        }
        return alphabet.toString();
    }

    /** With the last six characters replaced by the checksum of those since the last underscore. */
    static String checksummed(String value) {
        String body = value.substring(0, value.length() - 6);
        CRC32 crc = new CRC32();
        crc.update(body.substring(body.lastIndexOf('_') + 1).getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder();
        long rest = crc.getValue();
        for (int i = 0; i < 6; i++) {
            digits.insert(0, BASE62.charAt((int) (rest % 62)));
            rest /= 62;
        }
        return body + digits;
    }
}
