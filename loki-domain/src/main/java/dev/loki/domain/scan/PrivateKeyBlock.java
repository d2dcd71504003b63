package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * A private key in textual encoding (RFC 7468, RFC 4880 section 6.2, PuTTY's own): from its BEGIN line to the dashes of
 * its END line, or as much of it as the window shows. The label alone is no key: enough base64 must follow.
 */
final class PrivateKeyBlock implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("-----BEGIN "), new PrivateKeyBlock());

    private static final String DASHES = "-----";
    private static final String LABEL_END = "PRIVATE KEY";
    private static final ByteSet LABEL = ByteSet.of("A-Z0-9 ");
    private static final ByteSet BODY = ByteSet.of("A-Za-z0-9+/=\\\\ \t\r\n\"',:;.()_*|>-");
    private static final ByteSet BREAK = ByteSet.of("\r\n ");
    private static final int LONGEST_LABEL = 40;
    private static final int LEAST_BODY = 20;
    private static final int LONGEST = 12 * 1024;

    private PrivateKeyBlock() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int labelEnd = window.runEnd(LABEL, to, LONGEST_LABEL);
        int named = window.find(LABEL_END, to, labelEnd);
        if (named < 0 || !window.startsWith(labelEnd, DASHES)) {
            return null;
        }
        int body = labelEnd + DASHES.length();
        int end = beginsLine(window, body) ? endOfBody(window, body) : body;
        return longestBase64(window, body, end) < LEAST_BODY ? null : new Span(from, end);
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(false, LABEL, LABEL_END.length());
    }

    /** A line break, one escaped in a string, or what a line break became. */
    private static boolean beginsLine(Window window, int at) {
        return window.has(BREAK, at) || window.startsWith(at, "\\n") || window.startsWith(at, "\\r");
    }

    private static int endOfBody(Window window, int body) {
        int stop = Math.min(window.ceiling(), body + LONGEST);
        int end = body;
        while (end < stop && window.has(BODY, end)) {
            if (window.at(end) == '-' && window.startsWith(end, DASHES)) {
                window.looked(end - body);
                return end;
            }
            end++;
        }
        window.looked(end - body);
        return end;
    }

    private static int longestBase64(Window window, int from, int end) {
        int longest = 0;
        int run = 0;
        int at = from;
        for (; at < end && longest < LEAST_BODY; at++) {
            run = window.has(ByteSet.BASE64, at) ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        window.looked(at - from);
        return longest;
    }
}
