package dev.loki.domain.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brace expansion (bash manual, 3.5.1): {@code a{b,c}} becomes {@code ab ac}.
 *
 * <p>A sequence such as {@code {1..9}}, braces that do not pair, and more than {@value #MOST} words become one word that
 * is not known.
 */
final class Braces {
    private static final int MOST = 64;

    /** A pair of braces, and where its alternatives begin and end: at the braces and at the commas between. */
    private record Group(int open, List<Integer> bounds) {}

    private Braces() {}

    static List<Word> expand(Atoms word, String given) {
        Deque<Atoms> left = new ArrayDeque<>(List.of(word));
        List<Word> words = new ArrayList<>();
        if (word.count(',') > MOST) {
            return word.count('{') == 0 ? List.of(word.word(given)) : List.of(Word.unknown(given));
        }
        while (!left.isEmpty()) {
            Atoms next = left.removeFirst();
            Group group = firstGroup(next);
            if (group == null) {
                words.add(next.word(given));
            } else if (group.bounds().size() < 3 || words.size() + left.size() > MOST) {
                return List.of(Word.unknown(given));
            } else {
                alternatives(next, group).forEach(left::addFirst);
            }
        }
        return words;
    }

    /** The alternatives, last first. */
    private static List<Atoms> alternatives(Atoms word, Group group) {
        List<Atoms> found = new ArrayList<>();
        List<Integer> bounds = group.bounds();
        for (int i = bounds.size() - 2; i >= 0 && found.size() <= MOST; i--) {
            Atoms one = new Atoms();
            one.append(word, 0, group.open());
            one.append(word, bounds.get(i) + 1, bounds.get(i + 1));
            one.append(word, bounds.get(bounds.size() - 1) + 1, word.length());
            found.add(one);
        }
        return found;
    }

    /** The leftmost of the outermost pairs that expand; one without commas where the word is too odd to tell. */
    private static @Nullable Group firstGroup(Atoms word) {
        Deque<Group> open = new ArrayDeque<>();
        Group first = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.bare(i);
            if (c == '{') {
                open.push(new Group(i, new ArrayList<>(List.of(i))));
            } else if (c == ',' && !open.isEmpty()) {
                open.peek().bounds().add(i);
            } else if (c == '.' && word.bare(i + 1) == '.' && !open.isEmpty()) {
                return new Group(open.peek().open(), List.of());
            } else if (c == '}' && !open.isEmpty()) {
                Group closed = open.pop();
                closed.bounds().add(i);
                first = closed.bounds().size() > 2 && (first == null || closed.open() < first.open()) ? closed : first;
            }
        }
        return first != null && !open.isEmpty() ? new Group(0, List.of()) : first;
    }
}
