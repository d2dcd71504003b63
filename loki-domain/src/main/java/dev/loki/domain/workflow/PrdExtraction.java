package dev.loki.domain.workflow;

import dev.loki.domain.compliance.format.VisibleText;
import dev.loki.domain.workflow.Requirements.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the requirements (PRD) in the text of an issue or pull request: between markers, else in a fence, else in a section,
 * else all of it. A part that is blank does not count. Comments of HTML, and definitions of links that serve as such,
 * are left out, because who looked at the text on GitHub's pages did not see them; what is invisible is shown as an escape.
 * Not all that such a page hides is left out: attributes of HTML, instructions and declarations, alternative texts of images,
 * titles, addresses, and definitions whose label has several lines stay.
 */
public final class PrdExtraction {

    /** As they are in the original, and as people write them. */
    private static final Pattern START =
            Pattern.compile("<!--\\s{0,9}prd[:_]start\\s{0,9}-->", Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile("<!--\\s{0,9}prd[:_]end\\s{0,9}-->", Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+) *+([^\\s`]*+)[^`]*+");
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6}) +([^#]*+)#*+\\s*+");
    private static final Pattern TITLE =
            Pattern.compile("(?i)prd|requirements|product requirements(?: document)?(?: \\(prd\\))?");
    private static final String COMMENT_START = "<!--";
    private static final String COMMENT_END = "-->";

    private PrdExtraction() {}

    /**
     * The requirements in a text; blank where it says nothing.
     *
     * @param body any text
     */
    public static Requirements of(String body) {
        String seen = seen(body);
        List<String> lines = seen.lines().toList();
        return between(body)
                .map(text -> new Requirements(Source.MARKERS, text))
                .or(() -> fenced(lines).map(text -> new Requirements(Source.FENCE, text)))
                .or(() -> section(lines).map(text -> new Requirements(Source.SECTION, text)))
                .orElseGet(() -> new Requirements(Source.BODY, seen));
    }

    private static Optional<String> between(String body) {
        Matcher start = START.matcher(body);
        if (!start.find()) {
            return Optional.empty();
        }
        Matcher end = END.matcher(body);
        return end.find(start.end()) ? written(body.substring(start.end(), end.start())) : Optional.empty();
    }

    /** A fence that nobody closed reaches to the end, as in Markdown. */
    private static Optional<String> fenced(List<String> lines) {
        String open = "";
        boolean wanted = false;
        int from = 0;
        for (int i = 0; i < lines.size(); i++) {
            String before = open;
            open = fenceBehind(lines.get(i), before);
            if (before.isEmpty() && !open.isEmpty()) {
                wanted = isOfRequirements(lines.get(i));
                from = i + 1;
            } else if (open.isEmpty() && wanted) {
                return written(text(lines, from, i));
            }
        }
        return wanted ? written(text(lines, from, lines.size())) : Optional.empty();
    }

    private static boolean isOfRequirements(String line) {
        Matcher fence = FENCE.matcher(line);
        return fence.matches() && fence.group(2).equalsIgnoreCase("prd");
    }

    /** To the next heading of the same level or above. */
    private static Optional<String> section(List<String> lines) {
        int level = 0;
        int from = 0;
        String fence = "";
        for (int i = 0; i < lines.size(); i++) {
            fence = fenceBehind(lines.get(i), fence);
            Matcher heading = HEADING.matcher(lines.get(i));
            if (!fence.isEmpty() || !heading.matches()) {
                continue;
            }
            if (level > 0 && heading.group(1).length() <= level) {
                return written(text(lines, from, i));
            }
            if (level == 0 && TITLE.matcher(heading.group(2).strip()).matches()) {
                level = heading.group(1).length();
                from = i + 1;
            }
        }
        return level == 0 ? Optional.empty() : written(text(lines, from, lines.size()));
    }

    /** The fence that is open behind a line: in one, nothing is a heading. */
    static String fenceBehind(String line, String open) {
        Matcher fence = FENCE.matcher(line);
        if (!fence.matches()) {
            return open;
        }
        if (open.isEmpty()) {
            return fence.group(1);
        }
        boolean closes = fence.group(1).startsWith(open) && line.strip().equals(fence.group(1));
        return closes ? "" : open;
    }

    private static String text(List<String> lines, int from, int to) {
        return String.join("\n", lines.subList(from, to));
    }

    private static Optional<String> written(String text) {
        return Optional.of(seen(text)).filter(seen -> !seen.isBlank());
    }

    private static String seen(String text) {
        StringBuilder seen = new StringBuilder();
        int from = 0;
        for (int comment = text.indexOf(COMMENT_START); comment >= 0; comment = text.indexOf(COMMENT_START, from)) {
            seen.append(text, from, comment);
            int end = text.indexOf(COMMENT_END, comment + 2);
            from = end < 0 ? text.length() : end + COMMENT_END.length();
        }
        seen.append(text.substring(from));
        return LinkDefinitions.without(seen.toString().lines().toList()).stream()
                .map(line -> VisibleText.of(line.replace("\t", "    ")))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
