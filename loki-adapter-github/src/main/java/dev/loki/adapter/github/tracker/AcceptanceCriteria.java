package dev.loki.adapter.github.tracker;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The acceptance criteria of a description: the items of the lists below a heading, or a bold line, of that name. */
final class AcceptanceCriteria {

    private static final int MOST = 200;
    private static final Pattern TITLE = Pattern.compile(
            "(?:#{1,6}\\s+.*|\\*\\*.*|__.*|)\\bacceptance criteria\\b[\\s:*_#]*+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_TITLE = Pattern.compile("#{1,6}\\s.*|\\*\\*[^*]++\\*\\*:?\\s*+");
    private static final Pattern ITEM = Pattern.compile("\\s{0,12}(?:[-*+]|[0-9]{1,9}[.)])\\s+(?:\\[[ xX]]\\s+)?(\\S.*)");

    private AcceptanceCriteria() {}

    /** Each as one line of Markdown. */
    static List<String> in(String markdown) {
        List<String> found = new ArrayList<>();
        boolean within = false;
        for (String line : markdown.lines().toList()) {
            if (TITLE.matcher(line.strip()).matches()) {
                within = true;
            } else if (NEXT_TITLE.matcher(line.strip()).matches()) {
                within = false;
            } else if (within && found.size() < MOST) {
                Matcher item = ITEM.matcher(line);
                if (item.matches()) {
                    found.add(item.group(1).strip());
                }
            }
        }
        return found;
    }
}
