package dev.loki.domain.shell;

import java.util.List;

/**
 * The mark, such as {@code {}}, that a program replaces in the words of the one it starts.
 *
 * @param sketches what it may be replaced with
 */
record Placeholder(String mark, List<String> sketches, Names names) {

    /** The words with what may stand for the mark; where that would be too much, it is anything. */
    List<Word> replaceIn(List<Word> words) {
        boolean fits = names.spend(cost(words));
        return words.stream()
                .map(word -> holdsMark(word) ? filled(word, fits) : word)
                .toList();
    }

    private long cost(List<Word> words) {
        long marks =
                words.stream().filter(this::holdsMark).mapToLong(this::marks).sum();
        long known = words.stream()
                .filter(this::holdsMark)
                .mapToLong(word -> word.value().length())
                .sum();
        return known * sketches.size()
                + marks * sketches.stream().mapToLong(String::length).sum();
    }

    private long marks(Word word) {
        long marks = 0;
        int at = word.value().indexOf(mark);
        while (at >= 0) {
            marks++;
            at = word.value().indexOf(mark, at + mark.length());
        }
        return marks;
    }

    private boolean holdsMark(Word word) {
        return !mark.isEmpty()
                && word.form() != Word.Form.UNKNOWN
                && word.value().contains(mark);
    }

    private Word filled(Word word, boolean fits) {
        String start = word.value().substring(0, word.value().indexOf(mark));
        List<String> filled = fits
                ? sketches.stream()
                        .map(sketch -> word.value().replace(mark, sketch))
                        .toList()
                : List.of(String.valueOf(Word.BELOW));
        return new Word(word.given(), Word.Form.UNKNOWN, start, false, filled);
    }
}
