package dev.loki.domain.scan;

import java.util.List;

/** Refuses candidates that hold a word no real value holds. One pass, whatever the number of words. */
final class StopWords implements Filter {

    /** Words of values that documentation shows. */
    static final StopWords OF_EXAMPLES = new StopWords(List.of(
            "example",
            "placeholder",
            "changeme",
            "change_me",
            "change-me",
            "redacted",
            "replace",
            "dummy",
            "sample",
            "your_",
            "your-",
            "yourkey",
            "yourtoken",
            "xxxxx",
            "not-a-",
            "not_a_",
            "insert",
            "secret_here",
            "deadbeef",
            "abcdefgh",
            "01234567",
            "12345678",
            "aaaaaaaa",
            "00000000"));

    private final KeywordAutomaton words;

    StopWords(List<String> words) {
        this.words = KeywordAutomaton.of(Keyword.folded(words));
    }

    @Override
    public boolean keeps(Window window, int start, int end) {
        return !window.contains(words, start, end);
    }
}
