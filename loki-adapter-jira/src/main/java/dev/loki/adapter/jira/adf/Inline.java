package dev.loki.adapter.jira.adf;

import java.util.ArrayList;
import java.util.List;

/** A part of a paragraph that both Markdown and ADF have. */
sealed interface Inline {

    /** The next line begins, in the same paragraph. */
    enum Break implements Inline {
        LINE
    }

    /**
     * Text of one look.
     *
     * @param marks those that ADF takes together, see {@link Mark#settle}
     */
    record Run(String text, List<Mark> marks) implements Inline {

        public Run {
            marks = Mark.settle(marks);
        }

        static Run plain(String text) {
            return new Run(text, List.of());
        }

        Run withText(String other) {
            return new Run(other, marks);
        }

        Run with(Mark mark) {
            List<Mark> more = new ArrayList<>(marks);
            more.add(mark);
            return new Run(text, more);
        }

        boolean isCode() {
            return marks.contains(Mark.CODE);
        }
    }
}
