package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Mark.Style;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The looks that HTML within a paragraph switches on and off. Not thread-safe. */
final class HtmlMarks {

    private static final Map<String, Style> STYLES = Map.ofEntries(
            Map.entry("u", Style.UNDERLINE),
            Map.entry("ins", Style.UNDERLINE),
            Map.entry("sub", Style.SUB),
            Map.entry("sup", Style.SUP),
            Map.entry("b", Style.STRONG),
            Map.entry("strong", Style.STRONG),
            Map.entry("i", Style.EM),
            Map.entry("em", Style.EM),
            Map.entry("s", Style.STRIKE),
            Map.entry("del", Style.STRIKE),
            Map.entry("code", Style.CODE));

    private final Set<Style> on = EnumSet.noneOf(Style.class);

    /** Whether the tag was one of these; an end tag is, only where the look is on. */
    boolean take(String tag) {
        boolean isEnd = tag.startsWith("</");
        Style style = STYLES.get(name(tag, isEnd));
        if (style == null) {
            return false;
        }
        if (isEnd) {
            return on.remove(style);
        }
        on.add(style);
        return true;
    }

    List<Mark> marks() {
        return on.stream().map(Mark::new).toList();
    }

    static boolean isLineBreak(String tag) {
        String name = tag.replace("/", "").replace(" ", "").toLowerCase(Locale.ROOT);
        return name.equals("<br>");
    }

    static boolean isComment(String tag) {
        return tag.startsWith("<!--");
    }

    private static String name(String tag, boolean isEnd) {
        return tag.substring(isEnd ? 2 : 1, Math.max(tag.length() - 1, isEnd ? 2 : 1))
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
