package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * A private or symmetric key as JSON (RFC 7517, RFC 7518 sections 6.2.2, 6.3.2 and 6.4): an object with {@code "kty"}
 * and a secret {@code "d"} or {@code "k"}. The value found is the secret member's.
 */
final class PrivateJsonWebKey implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("\"kty\""), new PrivateJsonWebKey());

    private static final ByteSet SPACE = ByteSet.of(" \t\r\n\\");
    private static final int LONGEST = 4 * 1024;
    private static final int LEAST = 20;

    private PrivateJsonWebKey() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int stop = Math.min(window.ceiling(), to + LONGEST);
        int start = from;
        while (start > window.floor() && window.at(start - 1) != '{' && window.at(start - 1) != '}') {
            start--;
        }
        int at = start;
        for (; at < stop && window.at(at) != '}'; at++) {
            Span secret = window.at(at) == '"' ? secretAt(window, at) : null;
            if (secret != null) {
                return secret;
            }
        }
        window.looked(at - start);
        window.examinedTo(at);
        return null;
    }

    private static @Nullable Span secretAt(Window window, int quote) {
        int name = window.at(quote + 1);
        if ((name != 'd' && name != 'k') || window.at(quote + 2) != '"') {
            return null;
        }
        int colon = window.runEnd(SPACE, quote + 3, 8);
        int open = window.runEnd(SPACE, colon + 1, 8);
        if (window.at(colon) != ':' || window.at(open) != '"') {
            return null;
        }
        int end = window.runEnd(ByteSet.BASE64URL, open + 1, 1024);
        return window.at(end) == '"' && end - open > LEAST ? new Span(open + 1, end) : null;
    }
}
