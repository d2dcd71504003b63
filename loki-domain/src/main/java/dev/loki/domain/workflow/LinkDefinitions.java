package dev.loki.domain.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions of links, which a page does not show, and in which people write comments: {@code [//]: # (a comment)}.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#link-reference-definitions">CommonMark, link reference definitions</a>
 */
final class LinkDefinitions {

    private static final Pattern DEFINITION =
            Pattern.compile("[ >]*+(?:(?:[-*+]|[0-9]{1,9}[.)]) ++){0,9}+\\[([^\\]]{1,999}+)]:(.*)");

    /** Where it leads, and what stands behind that. */
    private static final Pattern REST = Pattern.compile("[ >]*+(<[^<>]*+>|[^ <]\\S*+)?+ *+(.*)");

    private static final Pattern USEFUL = Pattern.compile("https?://\\S++");
    private static final int LONGEST_LABEL = 40;
    private static final String OPENING = "\"'(";
    private static final String CLOSING = "\"')";

    private final List<String> kept = new ArrayList<>();

    /** What ends the title that is open; empty where none is. */
    private String open = "";

    /** A line that is one only if the next says where it leads; empty where there is none. */
    private String label = "";

    private boolean afterTarget;

    private LinkDefinitions() {}

    /** The lines without definitions, but for those that say no more than which address a short name stands for. */
    static List<String> without(List<String> lines) {
        LinkDefinitions definitions = new LinkDefinitions();
        String fence = "";
        for (String line : lines) {
            String before = fence;
            fence = PrdExtraction.fenceBehind(line, fence);
            if (!before.isEmpty() || !fence.isEmpty()) {
                definitions.keep(line);
            } else {
                definitions.take(line);
            }
        }
        definitions.keepLabel();
        return definitions.kept;
    }

    private void take(String line) {
        Matcher definition = DEFINITION.matcher(line);
        if (line.isBlank()) {
            keep(line);
        } else if (!open.isEmpty()) {
            open = endOfTitle(line, 0, open.charAt(0)) < 0 ? open : "";
        } else if (!label.isEmpty() && isTarget(line.strip())) {
            label = "";
            target(line.strip());
        } else if (afterTarget && isTitle(line.strip())) {
            title(line.strip());
        } else if (definition.matches()) {
            define(line, definition.group(1), definition.group(2).strip());
        } else {
            keep(line);
        }
    }

    private void define(String line, String name, String rest) {
        keepLabel();
        boolean isUseful =
                name.length() <= LONGEST_LABEL && USEFUL.matcher(rest).matches();
        if (rest.isEmpty()) {
            label = line;
            afterTarget = false;
        } else if (isTarget(rest) && !isUseful) {
            target(rest);
        } else {
            keep(line);
            afterTarget = isUseful;
        }
    }

    /** Whether a text is an address, with or without a title, and nothing else. */
    private static boolean isTarget(String text) {
        Matcher target = REST.matcher(text);
        return target.matches()
                && target.group(1) != null
                && (target.group(2).isBlank() || isTitle(target.group(2).strip()));
    }

    private void target(String text) {
        Matcher target = REST.matcher(text);
        afterTarget = target.matches() && target.group(2).isBlank();
        if (!afterTarget) {
            title(target.group(2).strip());
        }
    }

    private void title(String title) {
        char closing = closing(title);
        open = endOfTitle(title, 1, closing) < 0 ? String.valueOf(closing) : "";
        afterTarget = false;
    }

    /** Whether it begins a title, and holds nothing behind it. */
    private static boolean isTitle(String text) {
        if (text.isEmpty() || OPENING.indexOf(text.charAt(0)) < 0) {
            return false;
        }
        int end = endOfTitle(text, 1, closing(text));
        return end < 0 || end == text.length() - 1;
    }

    private static char closing(String title) {
        return CLOSING.charAt(OPENING.indexOf(title.charAt(0)));
    }

    /** Less than zero where it does not end there; what is escaped ends nothing. */
    private static int endOfTitle(String text, int from, char closing) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == closing) {
                return i;
            }
            i += text.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private void keep(String line) {
        keepLabel();
        kept.add(line);
        open = "";
        afterTarget = false;
    }

    private void keepLabel() {
        if (!label.isEmpty()) {
            kept.add(label);
            label = "";
        }
    }
}
