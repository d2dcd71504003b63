package dev.loki.domain.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of Markdown as far as criteria are concerned.
 *
 * @param depth the level of a heading, the indentation of an item
 * @param text without what made it a line of its kind
 * @param label what stands behind a label for criteria in the same line, which may be nothing; null where it is no label
 */
record CriteriaLine(
        Kind kind,
        int depth,
        String text,
        boolean isTask,
        @Nullable String label) {

    enum Kind {
        BLANK,
        HEADING,
        /** In bold from end to end, or short and ending with a colon: a heading to people. */
        TITLE,
        ITEM,
        ROW,
        TEXT
    }

    private static final Pattern QUOTE = Pattern.compile("^(?: {0,3}> ?){1,20}");
    private static final Pattern FENCE = Pattern.compile("^\\s*+(?:[-*+]\\s++)?(`{3,}+|~{3,}+)\\s*+([^\\s`]*+)[^`]*+$");
    private static final Pattern HEADING = line("^ {0,3}(#{1,6})(?:\\s++(.*))?$");
    private static final Pattern ITEM = line("^(\\s*+)(?:[-*+•]|\\d{1,9}[.)])\\s++(?:(\\[[ xX]])\\s++)?(.*)$");
    private static final Pattern ROW = line("^\\s*+\\|(.*)\\|\\s*+$");
    private static final Pattern DELIMITERS = Pattern.compile("^[\\s:|-]*+$");
    private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}(?:=++|-{2,}+)\\s*+$");
    private static final Pattern TITLE = Pattern.compile("^(?:(\\*\\*|__)[^*_]{1,100}\\1:?|[^.!?|]{1,60}:)$");
    private static final Pattern LABEL = Pattern.compile(
            "^[*_\\s]*(?:\\d{1,9}(?:\\.\\d{1,9}){0,5}[.)]?\\s+)?"
                    + "(?:acceptance\\s+(?:criteria|criterion|tests?)|acs?(?:[ -]?\\d{1,3})?|definition\\s+of\\s+done|dod)"
                    + "(?:\\s*\\([^)]{0,60}\\))?[*_\\s]*(:?)[*_\\s]*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final List<String> SPOKEN = List.of("", "gherkin", "cucumber", "feature", "text");

    /** The lines, without those of code. */
    static List<CriteriaLine> all(String markdown) {
        List<CriteriaLine> lines = new ArrayList<>();
        String fence = "";
        boolean isSpoken = true;
        for (String raw : markdown.split("\r\n|\n|\r", -1)) {
            String line = QUOTE.matcher(raw).replaceFirst("");
            Matcher matcher = FENCE.matcher(line);
            boolean isFence = matcher.matches();
            if (!fence.isEmpty() && line.strip().startsWith(fence)) {
                fence = "";
            } else if (fence.isEmpty() && isFence) {
                fence = matcher.group(1);
                isSpoken = SPOKEN.contains(matcher.group(2));
            } else if (!fence.isEmpty() && isSpoken) {
                lines.add(text(line));
            } else if (fence.isEmpty()) {
                add(line, lines);
            }
        }
        return lines;
    }

    private static void add(String line, List<CriteriaLine> lines) {
        int last = lines.size() - 1;
        boolean isBelowText = last >= 0 && lines.get(last).isProse();
        if (isBelowText && UNDERLINE.matcher(line).matches()) {
            int level = line.strip().startsWith("=") ? 1 : 2;
            lines.set(last, labelled(Kind.HEADING, level, lines.get(last).text, false));
        } else if (last >= 0 && lines.get(last).kind == Kind.ROW && isDelimiterRow(line)) {
            lines.set(last, text(""));
        } else {
            lines.add(of(line));
        }
    }

    private static CriteriaLine of(String line) {
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            return labelled(Kind.HEADING, heading.group(1).length(), headingText(heading.group(2)), false);
        }
        Matcher item = ITEM.matcher(line);
        if (item.matches()) {
            return labelled(Kind.ITEM, item.group(1).length(), item.group(3).strip(), item.group(2) != null);
        }
        Matcher row = ROW.matcher(line);
        if (row.matches()) {
            return new CriteriaLine(Kind.ROW, 0, row.group(1).strip(), false, null);
        }
        Kind kind = TITLE.matcher(line.strip()).matches() ? Kind.TITLE : Kind.TEXT;
        return line.isBlank() ? text("") : labelled(kind, 0, line.strip(), false);
    }

    /** The text without the number signs that may close it. */
    private static String headingText(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        int end = stripped.length();
        while (end > 0 && stripped.charAt(end - 1) == '#') {
            end--;
        }
        return stripped.substring(0, end).strip();
    }

    private static boolean isDelimiterRow(String line) {
        return line.indexOf('-') >= 0 && DELIMITERS.matcher(line).matches();
    }

    private static CriteriaLine text(String line) {
        return new CriteriaLine(line.isBlank() ? Kind.BLANK : Kind.TEXT, 0, line.strip(), false, null);
    }

    private static CriteriaLine labelled(Kind kind, int depth, String text, boolean isTask) {
        return new CriteriaLine(kind, depth, text, isTask, label(kind, text));
    }

    /** A label that is no heading ends with a colon, or is in bold; behind one without a colon stands nothing more. */
    private static @Nullable String label(Kind kind, String text) {
        Matcher matcher = LABEL.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        boolean hasColon = !matcher.group(1).isEmpty();
        String rest = matcher.group(2).strip();
        boolean isWhole = rest.isEmpty() && (kind == Kind.HEADING || kind == Kind.TITLE);
        return hasColon || isWhole ? rest : null;
    }

    private static Pattern line(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private boolean isProse() {
        return kind == Kind.TEXT || kind == Kind.TITLE;
    }
}
