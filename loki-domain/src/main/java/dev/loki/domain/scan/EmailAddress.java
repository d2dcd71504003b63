package dev.loki.domain.scan;

import java.util.List;
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
    private static final ByteSet X = ByteSet.of("xX");
    private static final ByteSet N = ByteSet.of("nN");
    private static final ByteSet DOMAIN_BEGINS = ByteSet.of("A-Za-z0-9");
    private static final int LONGEST_LOCAL = 64;
    private static final int SHORTEST_DOMAIN = 4;
    private static final int LONGEST_DOMAIN = 253;
    private static final int LONGEST_LABEL = 63;
    private static final WordSet TOP_LEVEL = WordSet.of(
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
        boolean remote = window.at(end) == ':' && sign - start == 3 && window.startsWith(start, "git");
        return start == sign || remote ? null : new Span(start, end);
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(false, DOMAIN, SHORTEST_DOMAIN - 1);
    }

    @Override
    public Reach reach() {
        return new Reach(LONGEST_LOCAL, LONGEST_DOMAIN);
    }

    private static int endOfDomain(Window window, int from) {
        int end = window.runEnd(DOMAIN, from, LONGEST_DOMAIN + 1);
        while (end > from && !window.has(DOMAIN_BEGINS, end - 1)) {
            end--;
        }
        if (end - from > LONGEST_DOMAIN || window.at(end) == '@' || window.has(ByteSet.WORD, end)) {
            return -1;
        }
        int lastDot = lastDot(window, from, end);
        return lastDot > 0 && isTopLevel(window, lastDot + 1, end) ? end : -1;
    }

    /** The last dot of labels that are well formed, or -1. What is read begins and ends with a letter or digit. */
    private static int lastDot(Window window, int from, int end) {
        int label = from;
        int before = 0;
        window.looked(end - from);
        for (int i = from; i < end; i++) {
            int found = window.within(i);
            if (found == '.') {
                if (before == '.' || before == '-' || i - label > LONGEST_LABEL) {
                    return -1;
                }
                label = i + 1;
            } else if (found == '-' && before == '.') {
                return -1;
            }
            before = found;
        }
        return label > from && end - label <= LONGEST_LABEL ? label - 1 : -1;
    }

    private static boolean isTopLevel(Window window, int from, int end) {
        if (end - from <= 2) {
            return end - from == 2 && window.runEnd(LETTERS, from, 2) == end;
        }
        return TOP_LEVEL.has(window, from, end) || isPunycode(window, from);
    }

    private static boolean isPunycode(Window window, int from) {
        return window.has(X, from) && window.has(N, from + 1) && window.startsWith(from + 2, "--");
    }
}
