package dev.loki.domain.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brace expansion (bash manual, 3.5.1): {@code a{b,c}} becomes {@code ab ac}, and {@code a{1..3}} becomes {@code a1 a2 a3}.
 *
 * <p>Braces that do not pair, and more than {@value #MOST} words, become one word that may be anything.
 */
final class Braces {
    private static final int MOST = 256;

    /** The most characters of unfinished words. */
    private static final int LONGEST = 200_000;

    /** A pair of braces, and where its alternatives begin and end: at the braces and at the commas between. */
    private record Group(int open, List<Integer> bounds) {
        int close() {
            return bounds.get(bounds.size() - 1);
        }
    }

    private Braces() {}

    static List<Word> expand(Atoms word, String given) {
        if (word.count('{') == 0) {
            return List.of(word.word(given));
        }
        Deque<Atoms> left = new ArrayDeque<>(List.of(word));
        List<Word> words = new ArrayList<>();
        long characters = 0;
        while (!left.isEmpty()) {
            Atoms next = left.removeFirst();
            Group group = firstGroup(next);
            List<Atoms> more = group == null ? List.of() : alternatives(next, group);
            characters += (long) more.size() * next.length();
            if (group == null) {
                words.add(next.word(given));
            } else if (more.isEmpty() || characters > LONGEST || words.size() + left.size() + more.size() > MOST) {
                return List.of(Word.unknown(given, List.of(Word.ANYWHERE)));
            } else {
                more.forEach(left::addFirst);
            }
        }
        return words;
    }

    /** The alternatives, last first; none where there are too many or they are not known. */
    private static List<Atoms> alternatives(Atoms word, Group group) {
        List<Integer> bounds = group.bounds();
        if (bounds.size() == 2) {
            return sequence(word, group);
        }
        List<Atoms> found = new ArrayList<>();
        for (int i = bounds.size() - 2; i >= 0 && found.size() <= MOST; i--) {
            Atoms one = new Atoms();
            one.append(word, 0, group.open());
            one.append(word, bounds.get(i) + 1, bounds.get(i + 1));
            one.append(word, group.close() + 1, word.length());
            found.add(one);
        }
        return found;
    }

    private static List<Atoms> sequence(Atoms word, Group group) {
        List<Atoms> found = new ArrayList<>();
        for (String element : Sequence.of(word.text().substring(group.open() + 1, group.close()))) {
            Atoms one = new Atoms();
            one.append(word, 0, group.open());
            element.chars().forEach(c -> one.quoted((char) c));
            one.append(word, group.close() + 1, word.length());
            found.add(0, one);
        }
        return found;
    }

    /** The leftmost of the outermost pairs that expand; one without alternatives where the word is too odd to tell. */
    private static @Nullable Group firstGroup(Atoms word) {
        Deque<Group> open = new ArrayDeque<>();
        Group first = null;
        for (int i = 0; i < word.length(); i++) {
            char c = word.bare(i);
            if (c == '{') {
                open.push(new Group(i, new ArrayList<>(List.of(i))));
            } else if (c == ',' && !open.isEmpty()) {
                open.peek().bounds().add(i);
            } else if (c == '}' && !open.isEmpty()) {
                Group closed = open.pop();
                closed.bounds().add(i);
                first = expands(word, closed) && (first == null || closed.open() < first.open()) ? closed : first;
            }
        }
        return first != null && !open.isEmpty() ? new Group(0, List.of(0)) : first;
    }

    private static boolean expands(Atoms word, Group group) {
        return group.bounds().size() > 2 || Sequence.isOne(word.bareText(group.open() + 1, group.close()));
    }
}
