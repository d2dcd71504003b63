package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Break;
import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The one form of a paragraph's parts that Markdown can say and say again: runs of one look are one run, white space
 * stands outside the marks that end beside it, and no line begins or ends with any.
 */
final class Inlines {

    private Inlines() {}

    static List<Inline> settle(List<Inline> inlines) {
        List<List<Run>> lines = new ArrayList<>();
        for (List<Run> line : lines(inlines)) {
            lines.add(trimmed(merged(spaced(merged(line)))));
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        List<Inline> settled = new ArrayList<>();
        for (List<Run> line : lines) {
            if (!settled.isEmpty()) {
                settled.add(Break.LINE);
            }
            settled.addAll(line);
        }
        return settled;
    }

    private static List<List<Run>> lines(List<Inline> inlines) {
        List<List<Run>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        for (Inline inline : inlines) {
            if (inline instanceof Run run) {
                lines.get(lines.size() - 1).add(run.withText(PlainText.line(run.text())));
            } else {
                lines.add(new ArrayList<>());
            }
        }
        return lines;
    }

    private static List<Run> merged(List<Run> runs) {
        List<Run> merged = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            text.append(run.text());
            boolean goesOn = i + 1 < runs.size() && runs.get(i + 1).marks().equals(run.marks());
            if (!goesOn) {
                if (text.length() > 0) {
                    merged.add(run.withText(text.toString()));
                }
                text.setLength(0);
            }
        }
        return merged;
    }

    /** White space as runs of their own, with the marks that the text on both of its sides has. */
    private static List<Run> spaced(List<Run> runs) {
        List<Run> pieces = new ArrayList<>();
        for (Run run : runs) {
            addPieces(run, pieces);
        }
        List<List<Mark>> after = marksBehind(pieces);
        List<Mark> before = List.of();
        for (int i = 0; i < pieces.size(); i++) {
            Run piece = pieces.get(i);
            if (isSpace(piece)) {
                pieces.set(i, new Run(piece.text(), shared(before, after.get(i))));
            } else {
                before = piece.marks();
            }
        }
        return pieces;
    }

    /** The marks of the next text behind each run. */
    private static List<List<Mark>> marksBehind(List<Run> pieces) {
        List<List<Mark>> behind = new ArrayList<>(Collections.nCopies(pieces.size(), List.of()));
        List<Mark> marks = List.of();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            behind.set(i, marks);
            marks = isSpace(pieces.get(i)) ? marks : pieces.get(i).marks();
        }
        return behind;
    }

    private static void addPieces(Run run, List<Run> pieces) {
        String text = run.text();
        int start = PlainText.start(text);
        if (run.isCode() || start == text.length()) {
            pieces.add(run);
            return;
        }
        int end = PlainText.end(text);
        for (String part : List.of(text.substring(0, start), text.substring(start, end), text.substring(end))) {
            if (!part.isEmpty()) {
                pieces.add(run.withText(part));
            }
        }
    }

    private static List<Mark> shared(List<Mark> before, List<Mark> after) {
        return before.stream()
                .filter(mark -> after.contains(mark) && mark.style() != Mark.Style.CODE)
                .toList();
    }

    private static boolean isSpace(Run run) {
        return !run.isCode() && PlainText.start(run.text()) == run.text().length();
    }

    private static List<Run> trimmed(List<Run> runs) {
        int from = 0;
        int to = runs.size();
        while (from < to && isSpace(runs.get(from))) {
            from++;
        }
        while (to > from && isSpace(runs.get(to - 1))) {
            to--;
        }
        return trimEdges(new ArrayList<>(runs.subList(from, to)));
    }

    private static List<Run> trimEdges(List<Run> runs) {
        if (runs.isEmpty()) {
            return runs;
        }
        int last = runs.size() - 1;
        if (!runs.get(0).isCode()) {
            runs.set(0, runs.get(0).withText(fromStart(runs.get(0).text())));
        }
        if (!runs.get(last).isCode()) {
            runs.set(last, runs.get(last).withText(toEnd(runs.get(last).text())));
        }
        return runs;
    }

    private static String fromStart(String text) {
        return text.substring(PlainText.start(text));
    }

    private static String toEnd(String text) {
        return text.substring(0, PlainText.end(text));
    }
}
