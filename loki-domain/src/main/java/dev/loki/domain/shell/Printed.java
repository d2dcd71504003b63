package dev.loki.domain.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the programs of a command print for others to read, as sketches, and since when it is the pipeline that is being
 * read. Where that is too much, it may be anything.
 */
final class Printed {
    private static final int MOST = 2_000;

    /** A text, and whether what is printed next continues its last line. */
    private record Text(String text, boolean open) {}

    private final List<Text> texts = new ArrayList<>();
    private int start;
    private int asked;
    private int hidden = -1;
    private boolean hiddenInFile;

    /** How many characters are still handed out. */
    private int left = 500_000;

    /** Notes texts of which each may be printed: with {@code open} without a newline behind it. */
    void add(Collection<String> alternatives, boolean open) {
        boolean continued = open && alternatives.size() == 1;
        for (String text : alternatives) {
            if (texts.size() < ShellReader.LONGEST) {
                hidden = text.indexOf(Word.HIDDEN) >= 0 ? texts.size() : hidden;
                texts.add(new Text(text, continued));
            }
        }
    }

    /** Notes that something is printed that a code hides from who reads the command: it may be anything. */
    void addHidden(boolean intoFile) {
        hiddenInFile |= intoFile;
        if (!intoFile) {
            add(List.of(String.valueOf(Word.HOLE), String.valueOf(Word.HIDDEN)), false);
        }
    }

    /** Whether a file of this command may hold something hidden. */
    boolean hidesInFile() {
        return hiddenInFile || hidesSince(0);
    }

    /** Whether something hidden was printed since then. */
    boolean hidesSince(int mark) {
        return hidden >= mark;
    }

    int mark() {
        return texts.size();
    }

    /** Where what the pipeline has printed so far begins; whoever asks is about to read it. */
    int start() {
        asked++;
        return start;
    }

    /** How often something read what the pipeline has printed. */
    int asked() {
        return asked;
    }

    /** Says that a new pipeline begins. */
    void begin() {
        start = texts.size();
    }

    /** Says that the pipeline also prints what was noted from this mark on, as by a function. */
    void reach(int mark) {
        start = Math.min(start, mark);
    }

    /** What was printed since then, each text or line once. */
    List<String> since(int mark) {
        int count = texts.size() - mark;
        if (count > 0 && left < 0) {
            return List.of(Word.ANYWHERE);
        }
        left -= texts.subList(mark, texts.size()).stream()
                .mapToInt(text -> text.text().length() + 1)
                .sum();
        return count > MOST || left < 0 ? List.of(Word.ANYWHERE) : lines(mark);
    }

    private List<String> lines(int mark) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (Text text : texts.subList(mark, texts.size())) {
            line.append(text.text());
            if (!text.open()) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines.stream().distinct().toList();
    }
}
