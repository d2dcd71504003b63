package dev.loki.domain.shell;

import java.util.List;

/**
 * The mark, such as {@code {}}, that a program replaces in the words of the one it starts.
 *
 * @param sketches what it may be replaced with
 */
record Placeholder(String mark, List<String> sketches) {
    private static final int MOST = 10_000;

    /** The words with what may stand for the mark; where that would be too much, it is anything. */
    List<Word> replaceIn(List<Word> words) {
        boolean much = (long) words.size() * sketches.size() > MOST;
        Placeholder kept = much ? new Placeholder(mark, List.of(String.valueOf(Word.BELOW))) : this;
        return words.stream().map(kept::replaceIn).toList();
    }

    private Word replaceIn(Word word) {
        int at = mark.isEmpty() ? -1 : word.value().indexOf(mark);
        boolean quiet = at < 0 || word.form() == Word.Form.UNKNOWN;
        return quiet
                ? word
                : new Word(
                        word.given(),
                        Word.Form.UNKNOWN,
                        word.value().substring(0, at),
                        false,
                        sketches.stream()
                                .map(sketch -> word.value().replace(mark, sketch))
                                .toList());
    }
}
