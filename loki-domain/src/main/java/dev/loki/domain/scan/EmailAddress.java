package dev.loki.domain.scan;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as it is written in practice (RFC 5321, section 4.1.2, without quoted local parts): labels of the
 * domain are well formed, and the last is a country's, a punycoded one or one of the large ones. {@code git@host:path}
 * is none.
 */
final class EmailAddress implements Verifier {

    private static final ByteSet LOCAL = ByteSet.of("A-Za-z0-9.!#$%&'*+/=?^_`{|}~-");
    private static final ByteSet LOCAL_BEGINS = ByteSet.of("A-Za-z0-9_+");
    private static final ByteSet BEFORE = ByteSet.of("A-Za-z0-9!#$%&'*+/=?^_`{|}~-");
    private static final ByteSet DOMAIN = ByteSet.of("A-Za-z0-9.-");
    private static final ByteSet LETTERS = ByteSet.of("A-Za-z");
    private static final ByteSet DOMAIN_BEGINS = ByteSet.of("A-Za-z0-9");
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final Set<String> TOP_LEVEL = Set.of(
            "com",
            "org",
            "net",
            "edu",
            "gov",
            "mil",
            "int",
            "info",
            "biz",
            "name",
            "pro",
            "dev",
            "app",
            "tech",
            "cloud",
            "online",
            "site",
            "store",
            "shop",
            "blog",
            "email",
            "agency",
            "company",
            "digital",
            "global",
            "group",
            "health",
            "legal",
            "live",
            "media",
            "network",
            "news",
            "one",
            "page",
            "solutions",
            "space",
            "studio",
            "systems",
            "team",
            "today",
            "tools",
            "world",
            "xyz",
            "arpa",
            "asia",
            "coop",
            "jobs",
            "mobi",
            "museum",
            "travel",
            "bank",
            "berlin",
            "london",
            "paris",
            "tokyo",
            "swiss",
            "software",
            "services",
            "support");

    /** What is next to the sign is looked for with it: signs alone, such as those of annotations, cost nothing. */
    static final Probe PROBE =
            new Probe(new Keyword(List.of(BEFORE, ByteSet.of('@'), DOMAIN_BEGINS)), new EmailAddress());

    private EmailAddress() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int sign = from + 1;
        int end = endOfDomain(window, to - 1);
        if (end < 0) {
            return null;
        }
        int start = window.runStart(LOCAL, sign, LONGEST_LOCAL);
        while (start < sign && !window.has(LOCAL_BEGINS, start)) {
            start++;
        }
        boolean remote = window.at(end) == ':' && window.text(start, sign).equals("git");
        return start == sign || remote ? null : new Span(start, end);
    }

    private static int endOfDomain(Window window, int from) {
        int end = window.runEnd(DOMAIN, from, LONGEST_DOMAIN + 1);
        while (end > from && !window.has(DOMAIN_BEGINS, end - 1)) {
            end--;
        }
        if (end - from > LONGEST_DOMAIN || window.at(end) == '@' || window.has(ByteSet.WORD, end)) {
            return -1;
        }
        int lastDot = -1;
        int label = from;
        for (int i = from; i <= end; i++) {
            if (i == end || window.at(i) == '.') {
                if (!isLabel(window, label, i)) {
                    return -1;
                }
                lastDot = i == end ? lastDot : i;
                label = i + 1;
            }
        }
        return lastDot > 0 && isTopLevel(window, lastDot + 1, end) ? end : -1;
    }

    private static boolean isLabel(Window window, int from, int to) {
        return to > from && to - from <= LONGEST_LABEL && window.at(from) != '-' && window.at(to - 1) != '-';
    }

    private static boolean isTopLevel(Window window, int from, int end) {
        if (end - from <= 2) {
            return end - from == 2 && window.runEnd(LETTERS, from, 2) == end;
        }
        String lower = window.text(from, end).toLowerCase(Locale.ROOT);
        return lower.startsWith("xn--") || TOP_LEVEL.contains(lower);
    }
}
