package dev.loki.domain.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An item or a paragraph that may be a criterion; it grows while its lines are read. Not thread-safe. */
final class CriteriaEntry {

    static final int MAX_LENGTH = 1_000;

    private static final Pattern OPENS = line("^[*_`]*(?:Given|Scenario(?: Outline)?:)[*_`\\s].*");
    private static final Pattern NAMED = line("^[*_`]*Scenario(?: Outline)?:(?!.*\\bGiven\\b).*");
    private static final Pattern STEP = line("^[*_`]*(?:When|Then|And|But)\\b[*_`]*[\\s,].*");
    private static final Pattern THEN = Pattern.compile("\\b[Tt]hen\\b");

    enum Kind {
        ITEM,
        TASK,
        PARAGRAPH
    }

    private final Kind kind;
    private final int indent;
    private final StringBuilder text;

    CriteriaEntry(Kind kind, int indent, String text) {
        this.kind = kind;
        this.indent = indent;
        this.text = new StringBuilder(text);
    }

    private static Pattern line(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    /** The entries, in which the steps behind a {@code Given} are one with it. */
    static List<CriteriaEntry> joined(List<CriteriaEntry> entries) {
        List<CriteriaEntry> joined = new ArrayList<>();
        for (CriteriaEntry entry : entries) {
            CriteriaEntry last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.isGoneOnWith(entry)) {
                last.add(" ", entry.text.toString());
            } else {
                joined.add(new CriteriaEntry(entry.kind, entry.indent, entry.text.toString()));
            }
        }
        return joined;
    }

    static boolean opensScenario(String line) {
        return OPENS.matcher(line).matches();
    }

    static boolean isStep(String line) {
        return STEP.matcher(line).matches();
    }

    Kind kind() {
        return kind;
    }

    /** Whether an item so far to the right is part of this one. */
    boolean holds(int otherIndent) {
        return kind != Kind.PARAGRAPH && otherIndent > indent;
    }

    void add(String separator, String more) {
        if (text.length() <= MAX_LENGTH) {
            text.append(separator).append(more);
        }
    }

    /** Whether it goes from {@code Given} to {@code Then}. */
    boolean isScenario() {
        return OPENS.matcher(text).matches() && THEN.matcher(text).find();
    }

    /** One line, cut where it is too long. */
    String criterion() {
        String all = text.toString();
        if (all.length() <= MAX_LENGTH) {
            return all;
        }
        int end = MAX_LENGTH - 1;
        return all.substring(0, Character.isHighSurrogate(all.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private boolean isGoneOnWith(CriteriaEntry next) {
        boolean isNextStep =
                OPENS.matcher(text).matches() && STEP.matcher(next.text).matches();
        boolean isFirstStep =
                NAMED.matcher(text).matches() && OPENS.matcher(next.text).matches();
        return isNextStep || isFirstStep;
    }
}
