package dev.loki.adapter.github.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Link} header's address of the next page (RFC 8288, section 3).
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">Pagination</a>
 */
final class NextLink {

    private static final int LONGEST = 10_000;
    private static final Pattern LINK = Pattern.compile("<([^<>]*+)>((?:[^,\"<]++|\"[^\"]*+\")*+)");
    private static final Pattern NEXT = Pattern.compile(
            ";\\s*+rel\\s*+=\\s*+(?:\"(?:[^\"]*\\s)?next(?:\\s[^\"]*)?\"|next(?=[\\s;]|$))", Pattern.CASE_INSENSITIVE);

    private NextLink() {}

    /** The address as it stands there; empty where this page is the last. */
    static Optional<String> of(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher links = LINK.matcher(header);
        while (links.find()) {
            if (NEXT.matcher(links.group(2)).find()) {
                return Optional.of(links.group(1));
            }
        }
        return Optional.empty();
    }
}
