package dev.loki.adapter.jira.adf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What is said of a run of text beside its characters.
 *
 * @param href where a link leads; empty for every other style
 * @param title what a link says when pointed at; empty for none
 */
record Mark(Style style, String href, String title) {

    /** In the order in which Markdown nests them when nothing else decides. */
    enum Style {
        LINK("[", ""),
        STRONG("**", "**"),
        EM("_", "_"),
        STRIKE("~~", "~~"),
        UNDERLINE("<u>", "</u>"),
        SUB("<sub>", "</sub>"),
        SUP("<sup>", "</sup>"),
        CODE("", "");

        final String opening;
        final String closing;

        Style(String opening, String closing) {
            this.opening = opening;
            this.closing = closing;
        }

        /** Whether what stands beside the delimiter decides if it is one (CommonMark, section 6.2). */
        boolean isFlanking() {
            return this == STRONG || this == EM || this == STRIKE;
        }
    }

    static final Mark STRONG = new Mark(Style.STRONG);
    static final Mark CODE = new Mark(Style.CODE);

    Mark(Style style) {
        this(style, "", "");
    }

    static Mark link(String href, String title) {
        return new Mark(Style.LINK, href, title);
    }

    /**
     * Those of the marks that ADF takes together, in their order: each style once, code with nothing but a link, and
     * either sub or sup.
     */
    static List<Mark> settle(Collection<Mark> marks) {
        boolean isCode = marks.stream().anyMatch(mark -> mark.style == Style.CODE);
        List<Mark> settled = new ArrayList<>();
        for (Mark mark : marks) {
            boolean isAllowed = !isCode || mark.style == Style.CODE || mark.style == Style.LINK;
            if (isAllowed && settled.stream().noneMatch(mark::excludes)) {
                settled.add(mark);
            }
        }
        settled.sort(Comparator.comparing(Mark::style));
        return List.copyOf(settled);
    }

    private boolean excludes(Mark other) {
        return style == other.style || (isShifted() && other.isShifted());
    }

    private boolean isShifted() {
        return style == Style.SUB || style == Style.SUP;
    }
}
