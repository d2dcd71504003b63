package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import dev.loki.adapter.jira.adf.Mark.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paragraph, heading or cell as Markdown that reads back as the same runs.
 *
 * <p>Whether CommonMark takes asterisks for a delimiter depends on the characters on both of its sides (section 6.2).
 * Where a letter would spoil it, that letter is spelled as an entity, which counts as punctuation.
 */
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
    private final StringBuilder out = new StringBuilder();
    private final List<Mark> open = new ArrayList<>();
    private boolean isLetterToSpell;

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
                renderer.lineBreak();
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
        if (!heading.endsWith("#")) {
            return heading;
        }
        int last = heading.length() - 1;
        return heading.substring(0, last) + "\\#";
    }

    private void lineBreak() {
        closeFrom(0);
        out.append(place.lineBreak);
        isLetterToSpell = false;
    }

    private void run(Run run, @Nullable Run next) {
        closeFrom(firstNotIn(run.marks()));
        List<Mark> opening = run.marks().stream()
                .filter(mark -> !open.contains(mark) && mark.style() != Style.CODE)
                .toList();
        if (isAutolink(run, opening, next)) {
            append("<" + run.text() + ">");
            return;
        }
        if (run.isCode()) {
            open(opening, run);
            append(CodeText.span(run.text()));
        } else {
            int start = opening.isEmpty() ? 0 : PlainText.start(run.text());
            append(run.text().substring(0, start));
            marked(run.withText(run.text().substring(start)), opening);
        }
    }

    /** Text behind its white space, which no delimiter may stand before. */
    private void marked(Run run, List<Mark> opening) {
        if (!run.text().isEmpty()) {
            open(opening, run);
            text(run.text());
        }
    }

    private boolean isAutolink(Run run, List<Mark> opening, @Nullable Run next) {
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
            close(open.remove(i));
        }
    }

    private void close(Mark mark) {
        int before = out.codePointBefore(out.length());
        if (mark.style() == Style.LINK) {
            String title = mark.title().isEmpty() ? "" : " \"" + LinkTarget.title(mark.title()) + '"';
            append("](" + LinkTarget.destination(mark.href()) + title + ")");
            return;
        }
        append(mark.style().closing);
        boolean isWordOnly = mark.style() == Style.EM;
        isLetterToSpell = mark.style().isFlanking() && (isWordOnly || !TextEscaper.isWordPart(before));
    }

    private void open(List<Mark> marks, Run run) {
        for (int i = 0; i < marks.size(); i++) {
            Style style = marks.get(i).style();
            boolean isBeforeText = i + 1 == marks.size() && !run.isCode();
            boolean isBeforeLetter = isBeforeText && TextEscaper.isWordPart(run.text().codePointAt(0));
            if (style.isFlanking() && (style == Style.EM || !isBeforeLetter)) {
                spellLastLetter();
            }
            if (style == Style.LINK && endsWith('!')) {
                out.insert(out.length() - 1, '\\');
            }
            append(style.opening);
            open.add(marks.get(i));
        }
    }

    private void text(String text) {
        int first = text.codePointAt(0);
        boolean isSpelled = isLetterToSpell && TextEscaper.isWordPart(first);
        int from = isSpelled ? Character.charCount(first) : 0;
        boolean startsLine = place == Place.PARAGRAPH && (out.length() == 0 || endsWith('\n'));
        boolean isInLink = open.stream().anyMatch(mark -> mark.style() == Style.LINK);
        append((isSpelled ? entity(first) : "") + TextEscaper.escape(text.substring(from), startsLine, isInLink));
    }

    private void spellLastLetter() {
        if (out.length() == 0) {
            return;
        }
        int last = out.codePointBefore(out.length());
        if (TextEscaper.isWordPart(last)) {
            out.setLength(out.length() - Character.charCount(last));
            out.append(entity(last));
        }
    }

    private static String entity(int codePoint) {
        return "&#" + codePoint + ";";
    }

    private boolean endsWith(char c) {
        return out.length() > 0 && out.charAt(out.length() - 1) == c;
    }

    private void append(String markdown) {
        out.append(markdown);
        isLetterToSpell = isLetterToSpell && markdown.isEmpty();
    }
}
