package dev.loki.domain.quality;

import dev.loki.domain.markdown.HarmlessMarkdown;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address from outside as a link, where it is surely nothing but an address; else as text. */
final class OutsideLink {

    /** Neither a user nor what ends a link in Markdown; {@code javascript:} and its kin are none. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}))(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/?&=%+,;:-]{0,1000})?");

    private static final int LONGEST = 300;

    private OutsideLink() {}

    /** @param place a link to its host could refer to an issue, which would then show it; so it is text */
    static String of(String title, String address, ReportPlace place) {
        if (address.isBlank()) {
            return "none";
        }
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches() && !isCodeHost(matcher.group(1).toLowerCase(Locale.ROOT), place)
                ? "[" + title + "](" + address + ")"
                : HarmlessMarkdown.line(address, LONGEST);
    }

    private static boolean isCodeHost(String host, ReportPlace place) {
        return host.matches("(?:.+\\.)?github\\.com\\.?")
                || place.runUrl().toLowerCase(Locale.ROOT).contains("://" + host);
    }
}
