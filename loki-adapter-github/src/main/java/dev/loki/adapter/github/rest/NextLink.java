package dev.loki.adapter.github.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code Link} header's address of the next page (RFC 8288, section 3), read once from its begin to its end. For one use.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api">Pagination</a>
 */
final class NextLink {

    /** How many characters of a header are read; GitHub's have some hundreds. */
    static final int LONGEST = 10_000;

    private final String header;
    private int at;

    private NextLink(String header) {
        this.header = header;
    }

    /**
     * The address as it stands there; empty where this page is the last.
     *
     * @throws IllegalArgumentException where the header is longer than {@value #LONGEST} characters
     */
    static Optional<String> of(String header) {
        if (header.length() > LONGEST) {
            throw new IllegalArgumentException("a Link header of more than " + LONGEST + " characters");
        }
        return new NextLink(header).next();
    }

    private Optional<String> next() {
        for (int begin = header.indexOf('<'); begin >= 0; begin = header.indexOf('<', at)) {
            int end = header.indexOf('>', begin);
            if (end < 0) {
                return Optional.empty();
            }
            at = end + 1;
            if (isNext(relations())) {
                return Optional.of(header.substring(begin + 1, end));
            }
        }
        return Optional.empty();
    }

    private static boolean isNext(String relations) {
        return Arrays.asList(relations.toLowerCase(Locale.ROOT).split("\\s+", -1))
                .contains("next");
    }

    /** What the first {@code rel} among the parameters of a link says; further ones do not count. */
    private String relations() {
        Optional<String> relations = Optional.empty();
        while (follows(';')) {
            String name = until("=;,").strip();
            String value = follows('=') ? value() : "";
            if (relations.isEmpty() && name.equalsIgnoreCase("rel")) {
                relations = Optional.of(value);
            }
        }
        return relations.orElse("");
    }

    private String value() {
        return follows('"') ? quoted() : until(";,").strip();
    }

    /** To the closing quotation mark, or to the end where there is none; a backslash takes its meaning from the next sign. */
    private String quoted() {
        StringBuilder text = new StringBuilder();
        while (at < header.length() && header.charAt(at) != '"') {
            at += header.charAt(at) == '\\' && at + 1 < header.length() ? 1 : 0;
            text.append(header.charAt(at));
            at++;
        }
        at++;
        return text.toString();
    }

    private String until(String ends) {
        int from = at;
        while (at < header.length() && ends.indexOf(header.charAt(at)) < 0) {
            at++;
        }
        return header.substring(from, at);
    }

    /** Reads a sign, and the white space before it, where that is what comes next. */
    private boolean follows(char sign) {
        int next = at;
        while (next < header.length() && Character.isWhitespace(header.charAt(next))) {
            next++;
        }
        boolean follows = next < header.length() && header.charAt(next) == sign;
        at = follows ? next + 1 : at;
        return follows;
    }
}
