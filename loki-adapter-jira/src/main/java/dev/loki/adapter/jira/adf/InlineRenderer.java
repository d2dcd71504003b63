package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.adapter.jira.adf.Mark.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A paragraph, heading or cell as Markdown that reads back as the same runs. Not thread-safe. */
final class InlineRenderer {

    /** What the line is part of. */
    enum Place {
        PARAGRAPH("\\\n"),
        HEADING("<br>"),
        CELL("<br>");

        private final String lineBreak;

        Place(String lineBreak) {
            this.lineBreak = lineBreak;
        }
    }

    private final Place place;
    private final DelimitedText out = new DelimitedText();
    private final List<Mark> open = new ArrayList<>();

    private InlineRenderer(Place place) {
        this.place = place;
    }

    /** The Markdown of settled inlines; see {@link Inlines#settle}. */
    static String render(List<Inline> settled, Place place) {
        InlineRenderer renderer = new InlineRenderer(place);
        for (int i = 0; i < settled.size(); i++) {
            if (settled.get(i) instanceof Run run) {
                renderer.run(run, i + 1 < settled.size() && settled.get(i + 1) instanceof Run next ? next : null);
            } else {
                renderer.closeFrom(0);
                renderer.out.raw(place.lineBreak);
            }
        }
        renderer.closeFrom(0);
        return renderer.finished();
    }

    private String finished() {
        String markdown = out.toString();
        return switch (place) {
            case PARAGRAPH -> markdown;
            case HEADING -> withoutClosingSequence(markdown);
            case CELL -> markdown.replace("|", "\\|");
        };
    }

    /** Number signs at the end of a heading belong to its syntax. */
    private static String withoutClosingSequence(String heading) {
        int last = heading.length() - 1;
        return heading.endsWith("#") ? heading.substring(0, last) + "\\#" : heading;
    }

    private void run(Run run, @Nullable Run next) {
        closeFrom(firstNotIn(run.marks()));
        List<Mark> opening = run.marks().stream()
                .filter(mark -> !open.contains(mark) && mark.style() != Style.CODE)
                .toList();
        if (isAutolink(run, opening, next)) {
            out.raw("<" + run.text() + ">");
        } else if (run.isCode()) {
            open(opening, false);
            out.raw(CodeText.span(run.text()));
        } else {
            text(run.text(), opening);
        }
    }

    /** No delimiter may stand before white space. */
    private void text(String text, List<Mark> opening) {
        int start = opening.isEmpty() ? 0 : PlainText.start(text);
        out.raw(text.substring(0, start));
        String rest = text.substring(start);
        if (!rest.isEmpty()) {
            open(opening, TextEscaper.isWordPart(rest.codePointAt(0)));
            boolean startsLine = place == Place.PARAGRAPH && out.isAtStartOfLine();
            boolean isInLink = open.stream().anyMatch(mark -> mark.style() == Style.LINK);
            out.text(rest, startsLine, isInLink);
        }
    }

    private static boolean isAutolink(Run run, List<Mark> opening, @Nullable Run next) {
        if (opening.size() != 1 || run.isCode()) {
            return false;
        }
        Mark mark = opening.get(0);
        return mark.style() == Style.LINK
                && mark.title().isEmpty()
                && mark.href().equals(run.text())
                && LinkTarget.isAutolink(run.text())
                && (next == null || !next.marks().contains(mark));
    }

    private int firstNotIn(List<Mark> marks) {
        int at = 0;
        while (at < open.size() && marks.contains(open.get(at))) {
            at++;
        }
        return at;
    }

    private void closeFrom(int level) {
        for (int i = open.size() - 1; i >= level; i--) {
            out.close(open.remove(i));
        }
    }

    private void open(List<Mark> marks, boolean isBeforeLetter) {
        for (int i = 0; i < marks.size(); i++) {
            boolean isLast = i + 1 == marks.size();
            out.open(marks.get(i).style(), isLast && isBeforeLetter);
            open.add(marks.get(i));
        }
    }
}
