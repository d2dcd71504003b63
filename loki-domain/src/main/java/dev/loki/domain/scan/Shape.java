package dev.loki.domain.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value looks like: literals and counted runs, one after the other, as {@code glpat-[A-Za-z0-9_-]{20}}.
 *
 * <p>The notation is the part of regular expressions that needs no going back: characters, {@code \} before one that is
 * special, {@code [...]}, {@code {n}} and {@code {n,m}}. A run takes all it can and fails where there are more than it
 * may have. One group of fixed length is what the automaton looks for; without a group it is the literal in front.
 *
 * <p>The value stands alone: no letter, digit or underscore before it (but the end of an escape such as {@code %3D} or
 * {@code \n}) or behind it.
 */
final class Shape implements Verifier {

    private static final int LONGEST_RUN = 4096;

    private final String notation;
    private final Element[] head;
    private final Element[] anchor;
    private final Element[] tail;
    private final int literal;

    Shape(String notation, List<Element> elements, int anchorFrom, int anchorTo) {
        this.notation = notation;
        this.head = elements.subList(0, anchorFrom).toArray(new Element[0]);
        this.anchor = elements.subList(anchorFrom, anchorTo).toArray(new Element[0]);
        this.tail = elements.subList(anchorTo, elements.size()).toArray(new Element[0]);
        this.literal = leadingLiteral(elements);
        for (Element element : anchor) {
            if (!element.isFixed()) {
                throw new IllegalArgumentException("the group of a shape has a fixed length: " + notation);
            }
        }
    }

    static Shape of(String notation) {
        return new ShapeParser(notation).parse();
    }

    /** As a regular expression of the same meaning, but for the borders. */
    String notation() {
        return notation;
    }

    Keyword keyword() {
        return Keyword.of(anchor);
    }

    /** How many characters in front are the same in every value of this shape. */
    int literalPrefix() {
        return literal;
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int end = tail.length == 1 ? endOfRun(window, to, tail[0]) : forwards(window, to, tail);
        if (end < 0 || !window.endsWord(end)) {
            return null;
        }
        int start = head.length == 0 ? from : backwards(window, from);
        return start < 0 || !window.beginsWord(start) ? null : new Span(start, end);
    }

    @Override
    public Surroundings surroundings() {
        return tail.length == 0
                ? new Surroundings(head.length == 0, ByteSet.ALL, 0)
                : new Surroundings(head.length == 0, tail[0].set(), tail[0].least());
    }

    @Override
    public Reach reach() {
        return new Reach(longest(head), longest(tail));
    }

    private static int longest(Element[] elements) {
        int longest = 0;
        for (Element element : elements) {
            longest += element.most();
        }
        return longest;
    }

    /** A run that is too long behind one keyword is so behind each that stands in it, far enough from its end. */
    private static int endOfRun(Window window, int from, Element run) {
        int end = window.runEnd(run.set(), from, run.most() + 1);
        if (end - from > run.most()) {
            window.hopelessBefore(window.runEnd(run.set(), from, LONGEST_RUN) - run.most());
        }
        return run.allows(end - from) ? end : -1;
    }

    /** Where the value ends that begins exactly at a place, or -1. */
    int endOf(Window window, int from) {
        int anchored = forwards(window, forwards(window, from, head), anchor);
        int end = forwards(window, anchored, tail);
        return end < 0 || !window.endsWord(end) ? -1 : end;
    }

    private int backwards(Window window, int from) {
        int at = from;
        for (int i = head.length - 1; i >= 0; i--) {
            Element element = head[i];
            int start = window.runStart(element.set(), at, element.isFixed() ? element.most() : element.most() + 1);
            if (!element.allows(at - start)) {
                return -1;
            }
            at = start;
        }
        return at;
    }

    private static int forwards(Window window, int from, Element[] elements) {
        int at = from;
        for (int i = 0; i < elements.length && at >= 0; i++) {
            Element element = elements[i];
            boolean takesAll = !element.isFixed() || i == elements.length - 1;
            int end = window.runEnd(element.set(), at, takesAll ? element.most() + 1 : element.most());
            at = element.allows(end - at) ? end : -1;
        }
        return at;
    }

    private static int leadingLiteral(List<Element> elements) {
        int length = 0;
        for (Element element : elements) {
            if (element.set().single() < 0) {
                break;
            }
            length += element.least();
        }
        return length;
    }

    @Override
    public String toString() {
        return notation;
    }
}
