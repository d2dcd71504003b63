package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** The password of an entry {@code machine NAME login NAME password VALUE}, on one line or more. */
final class NetrcPassword implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("machine "), new NetrcPassword());

    private static final ByteSet SPACE = ByteSet.of(" \t\r\n");
    private static final ByteSet TOKEN = ByteSet.allBut(" \t\r\n\"'`");
    private static final int MOST_SPACES = 16;
    private static final int LONGEST = 128;
    private static final int LEAST = 5;

    private NetrcPassword() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int login = behind(window, "login", window.runEnd(TOKEN, to, LONGEST));
        int password = login < 0 ? -1 : behind(window, "password", window.runEnd(TOKEN, login, LONGEST));
        if (password < 0) {
            return null;
        }
        int end = window.runEnd(TOKEN, password, LONGEST);
        return end - password < LEAST ? null : new Span(password, end);
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.word(ByteSet.ALL, 0);
    }

    @Override
    public Reach reach() {
        return Reach.behind(3 * LONGEST + 6 * MOST_SPACES);
    }

    /** Where the token behind a word begins, or -1 where the word does not follow. */
    private static int behind(Window window, String word, int at) {
        int start = window.runEnd(SPACE, at, MOST_SPACES);
        int end = start + word.length();
        boolean follows = start > at && window.startsWith(start, word) && window.has(SPACE, end);
        return follows ? window.runEnd(SPACE, end, MOST_SPACES) : -1;
    }
}
