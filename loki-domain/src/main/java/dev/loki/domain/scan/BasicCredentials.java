package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The credentials of a Basic authorization header (RFC 7617): base64 of printable text with a colon in it. */
final class BasicCredentials implements Verifier {

    static final Probe PROBE = new Probe(Keyword.folded("basic "), new BasicCredentials());

    private static final ByteSet CREDENTIALS = ByteSet.of("A-Za-z0-9+/=");
    private static final int LONGEST = 512;
    private static final int LEAST = 8;

    private BasicCredentials() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int end = window.beginsWord(from) ? endOf(window, to) : -1;
        return end < 0 ? null : new Span(to, end);
    }

    /** Where the encoded credentials end that begin at a place, or -1. */
    static int endOf(Window window, int from) {
        int end = window.runEnd(CREDENTIALS, from, LONGEST);
        boolean candidate = end - from >= LEAST && isBase64(window, from, end) && hold(window.copy(from, end));
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

    private static boolean hold(byte[] base64) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            int colon = 0;
            for (int i = 0; i < decoded.length; i++) {
                if ((decoded[i] >= 0 && decoded[i] < ' ') || decoded[i] == 0x7f) {
                    return false;
                }
                colon = decoded[i] == ':' && colon == 0 ? i : colon;
            }
            return colon > 0 && colon < decoded.length - 1 && decoded[0] != ':' && isUtf8(decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isUtf8(byte[] decoded) {
        for (byte one : decoded) {
            if (one < 0) {
                return new String(decoded, StandardCharsets.UTF_8).indexOf(0xfffd) < 0;
            }
        }
        return true;
    }
}
