package dev.loki.domain.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The password in quotes that a statement of SQL gives to a user, with no sign before it: {@code IDENTIFIED BY 'v'},
 * {@code WITH PASSWORD 'v'}. The first words are common in any text; so the last ones are looked for.
 */
final class SqlPassword implements Verifier {

    static final Probe IDENTIFIED_BY = new Probe(Keyword.folded("y '"), new SqlPassword(List.of("identified b")));
    static final Probe PASSWORD = new Probe(
            Keyword.folded("password '"), new SqlPassword(List.of("with ", "encrypted ", "login ", "identified by ")));

    private static final ByteSet VALUE = ByteSet.allBut("'\"`;");
    private static final int LONGEST = 128;
    private static final int LEAST = 6;

    private final List<String> before;

    private SqlPassword(List<String> before) {
        this.before = before;
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int end = window.runEnd(VALUE, to, LONGEST);
        boolean candidate = end - to >= LEAST && window.at(end) == '\'' && follows(window, from);
        return candidate && window.traits(to, end).isPassword() ? new Span(to, end) : null;
    }

    private boolean follows(Window window, int from) {
        return before.stream().anyMatch(words -> isAt(window, from - words.length(), words));
    }

    private static boolean isAt(Window window, int place, String words) {
        for (int i = 0; i < words.length(); i++) {
            if ((window.at(place + i) | ' ') != words.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.next(VALUE);
    }

    @Override
    public Reach reach() {
        return Reach.behind(LONGEST);
    }
}
