package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * The password in the user information of a URL (RFC 3986, section 3.2.1), as connection strings carry it; or a random
 * token in place of the user, as code hosts take it.
 */
final class UrlCredentials implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("://"), new UrlCredentials());

    private static final ByteSet USER = ByteSet.of("A-Za-z0-9._~%!$&*+=-");
    private static final ByteSet PASSWORD = ByteSet.allBut("/@\"'`<>\\\\#?|{}[],;()^: ");
    private static final ByteSet HOST = ByteSet.of("A-Za-z0-9.[_-");
    private static final int LONGEST_USER = 128;
    private static final int LONGEST_PASSWORD = 128;
    private static final int LEAST = 3;
    private static final int SHORTEST_TOKEN = 32;

    private UrlCredentials() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        if (!window.has(ByteSet.WORD, from - 1)) {
            return null;
        }
        int colon = window.runEnd(USER, to, LONGEST_USER);
        if (window.at(colon) != ':') {
            return isToken(window, to, colon) ? new Span(to, colon) : null;
        }
        int at = window.runEnd(PASSWORD, colon + 1, LONGEST_PASSWORD);
        boolean isPassword = window.at(at) == '@' && at - colon > LEAST && window.has(HOST, at + 1);
        return isPassword ? new Span(colon + 1, at) : null;
    }

    private static boolean isToken(Window window, int from, int to) {
        return window.at(to) == '@'
                && to - from >= SHORTEST_TOKEN
                && window.has(HOST, to + 1)
                && window.runEnd(ByteSet.WORD, from, to - from) == to
                && window.traits(from, to).isRandom();
    }

    @Override
    public Reach reach() {
        return Reach.behind(LONGEST_USER + 1 + LONGEST_PASSWORD);
    }
}
