package dev.loki.adapter.fs.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a page's file: {@code <number>-<owner>}.
 *
 * @param number which page, from 1 on
 * @param owner the how manieth owner wrote the file, from 1 on
 */
record PageName(long number, int owner) {

    private static final Pattern NAME = Pattern.compile("(\\d{10})-(\\d{4})");

    static Optional<PageName> parse(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(new PageName(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%010d-%04d", number, owner);
    }
}
