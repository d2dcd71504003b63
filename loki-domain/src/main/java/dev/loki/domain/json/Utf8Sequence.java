package dev.loki.domain.json;

/** The well-formed sequences of more than one byte (Unicode 15, table 3-7). */
final class Utf8Sequence {

    private Utf8Sequence() {}

    /** Where the sequence that begins here ends, or {@link CanonicalJson#NO}. */
    static int end(byte[] bytes, int at, int end) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > end || !isSecond(lead, bytes[at + 1] & 0xff)) {
            return CanonicalJson.NO;
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return CanonicalJson.NO;
            }
        }
        return at + length;
    }

    private static boolean isSecond(int lead, int second) {
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return second >= lowest && second <= highest;
    }
}
