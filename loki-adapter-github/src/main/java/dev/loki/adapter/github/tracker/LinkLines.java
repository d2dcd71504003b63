package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.comment.Marker;
import dev.loki.domain.tracker.WorkLink;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of the one comment that holds all links of an issue: a line for each, which its marker tells apart. */
final class LinkLines {

    static final Marker COMMENT = Marker.named("links");

    private static final String HEADING = "**Links**\n\n";

    private LinkLines() {}

    /** The text with this link, in the place of an earlier one of its operation; the marker of the comment not among it. */
    static String with(WorkLink link, String body) {
        String marker = Marker.ofOperation(link.operation()).line();
        String line = line(link, marker);
        List<String> lines = body.lines()
                .map(String::stripTrailing)
                .filter(each -> each.startsWith("- [") && each.endsWith(" -->"))
                .toList();
        boolean isThere = lines.stream().anyMatch(each -> each.endsWith(marker));
        Stream<String> all = isThere
                ? lines.stream().map(each -> each.endsWith(marker) ? line : each)
                : Stream.concat(lines.stream(), Stream.of(line));
        return HEADING + all.collect(Collectors.joining("\n"));
    }

    private static String line(WorkLink link, String marker) {
        return "- [" + (link.resolved() ? "x" : " ") + "] [" + plain(link.title()) + "](<" + link.url() + ">) "
                + marker;
    }

    /** The title as text: nothing in it is a mark, a mention or a reference. */
    private static String plain(String title) {
        return title.replaceAll("[\\s\\p{Cc}]+", " ")
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("#", "&#35;")
                .replace("@", "&#64;")
                .replaceAll("[\\\\`*_\\[\\]~|!]", "\\\\$0");
    }
}
