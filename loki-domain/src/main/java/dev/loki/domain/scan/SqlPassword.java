package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** The password in quotes that a statement of SQL gives to a user, with no sign before it. */
final class SqlPassword implements Verifier {

    static final Probe IDENTIFIED = probe("identified by");
    static final Probe WITH = probe("with password");
    static final Probe ENCRYPTED = probe("encrypted password");
    static final Probe LOGIN = probe("login password");

    private static final ByteSet QUOTE = ByteSet.of("'\"");
    private static final ByteSet VALUE = ByteSet.allBut("'\"`;");
    private static final String KEYWORD = "password";
    private static final int MOST_SPACES = 8;
    private static final int LONGEST = 128;
    private static final int LEAST = 6;

    private SqlPassword() {}

    private static Probe probe(String words) {
        return new Probe(Keyword.folded(words), new SqlPassword());
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int at = window.runEnd(Assignment.SPACE, to, MOST_SPACES);
        if (window.startsWith(at, KEYWORD) || window.startsWith(at, "PASSWORD")) {
            at = window.runEnd(Assignment.SPACE, at + KEYWORD.length(), MOST_SPACES);
        }
        int end = window.runEnd(VALUE, at + 1, LONGEST);
        boolean quoted = window.has(QUOTE, at) && window.at(end) == window.at(at);
        boolean candidate =
                quoted && end - at > LEAST && window.traits(at + 1, end).isPassword();
        return candidate ? new Span(at + 1, end) : null;
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.word(Assignment.SPACE, 1);
    }

    @Override
    public Reach reach() {
        return Reach.behind(2 * MOST_SPACES + KEYWORD.length() + 1 + LONGEST);
    }
}
