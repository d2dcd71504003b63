package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The credentials of a Basic authorization header (RFC 7617): base64 of printable text with a colon in it. */
final class BasicCredentials implements Verifier {

    static final Probe PROBE = new Probe(Keyword.folded("basic "), new BasicCredentials());

    private static final ByteSet CREDENTIALS = ByteSet.of("A-Za-z0-9+/=");
    private static final byte[] SEXTETS = Base64Digits.STANDARD;

    private static final int LONGEST = 512;
    private static final int LEAST = 8;

    private BasicCredentials() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int end = endOf(window, to);
        return end < 0 ? null : new Span(to, end);
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.word(CREDENTIALS, LEAST);
    }

    @Override
    public Reach reach() {
        return Reach.behind(LONGEST);
    }

    /** Where the encoded credentials end that begin at a place, or -1. */
    static int endOf(Window window, int from) {
        int end = window.runEnd(CREDENTIALS, from, LONGEST);
        boolean candidate = end - from >= LEAST && isBase64(window, from, end) && hold(window, from, end);
        return candidate ? end : -1;
    }

    /** Told beforehand: a text may be full of what is none, and an exception costs more than all else. */
    private static boolean isBase64(Window window, int from, int end) {
        int digits = window.runEnd(ByteSet.BASE64, from, LONGEST) - from;
        int padding = end - from - digits;
        return padding == 0
                ? digits % 4 != 1
                : padding <= 2 && (digits + padding) % 4 == 0 && window.at(end - 1) == '=';
    }

    /** Decodes as it reads, as a text may be full of them: a user, a colon and a password, all printable. */
    private static boolean hold(Window window, int from, int end) {
        int bits = 0;
        int count = 0;
        int colon = -1;
        boolean ascii = true;
        window.looked(end - from);
        for (int i = from; i < end && SEXTETS[window.within(i)] >= 0; i++) {
            bits = (bits << 6) | SEXTETS[window.within(i)];
            int place = (i - from) & 3;
            if (place != 0) {
                int found = (bits >>> (6 - 2 * place)) & 0xff;
                if (found < ' ' || found == 0x7f) {
                    return false;
                }
                colon = found == ':' && colon < 0 ? count : colon;
                ascii &= found < 0x80;
                count++;
            }
        }
        return colon > 0 && colon < count - 1 && (ascii || isUtf8(window.copy(from, end)));
    }

    private static boolean isUtf8(byte[] base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8).indexOf(0xfffd) < 0;
    }
}
