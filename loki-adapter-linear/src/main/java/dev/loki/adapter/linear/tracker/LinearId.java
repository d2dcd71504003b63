package dev.loki.adapter.linear.tracker;

import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person may call an issue or a project: {@code ABC-12}, {@code 12} where the team is known, a UUID, a project's slug,
 * or the address of either in Linear.
 *
 * @param kind what it can be
 * @param text as Linear takes it
 */
record LinearId(Kind kind, String text) {

    /** What it can be. */
    enum Kind {
        ISSUE,
        PROJECT,
        EITHER
    }

    private static final Pattern ADDRESS =
            Pattern.compile("https://linear\\.app/[^/]+/(?<kind>issue|project)/(?<id>[^/?#]+).*");
    private static final Pattern ISSUE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,9}-[1-9][0-9]{0,8}");
    private static final Pattern NUMBER = Pattern.compile("#?([1-9][0-9]{0,8})");
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern SLUG = Pattern.compile("(?:[\\p{L}\\p{N}._~%-]{0,200}-)?([0-9a-f]{12})");

    /**
     * Reads what a person wrote.
     *
     * @param teamKey the team that a bare number belongs to; empty where there is none
     * @throws TrackerException where it is none of these
     */
    static LinearId parse(String written, String teamKey) {
        String text = written.strip();
        Matcher address = ADDRESS.matcher(text);
        return address.matches() ? bare(address.group("id"), teamKey) : bare(text, teamKey);
    }

    private static LinearId bare(String text, String teamKey) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches() && !teamKey.isEmpty()) {
            return new LinearId(Kind.ISSUE, teamKey + "-" + number.group(1));
        }
        if (UUID.matcher(text).matches()) {
            return new LinearId(Kind.EITHER, text.toLowerCase(Locale.ROOT));
        }
        if (ISSUE.matcher(text).matches()) {
            return new LinearId(Kind.ISSUE, text.toUpperCase(Locale.ROOT));
        }
        Matcher slug = SLUG.matcher(text);
        if (slug.matches()) {
            return new LinearId(Kind.PROJECT, slug.group(1));
        }
        throw new TrackerException(
                Trouble.NOT_FOUND,
                "Linear has no such thing: " + Line.of(text, 100) + "; expected an issue (ABC-12), a project's slug as"
                        + " its address ends (name-0123456789ab), or the id or address of either");
    }
}
