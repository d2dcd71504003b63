package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * The number of a payment card: an issuer's prefix and length (ISO/IEC 7812, the issuers' published ranges), one kind
 * of separator, and the check digit. Thirteen digits in a row are as likely milliseconds since 1970 and are left out.
 */
final class CardNumber implements Verifier {

    private static final ByteSet SEPARATORS = ByteSet.of(" -");
    private static final ByteSet NEXT = ByteSet.of("0-9 -");
    private static final ByteSet NO_NEIGHBOUR = ByteSet.of("A-Za-z0-9_.");
    private static final ByteSet NEIGHBOUR = ByteSet.allBytesBut(NO_NEIGHBOUR);

    /** One for each first digit, with the second digits that issued numbers have: columns of other numbers cost nothing. */
    static final Probe[] PROBES = probes("3[04-9]", "4[0-9]", "5[1-5]", "2[2-7]", "6[0245]");

    private static final int PREFIX = 4;

    /** A prefix of six digits, of which none begins with a zero, is a number from this on. */
    private static final int LEAST_PREFIX = 100_000;

    private static final int LEAST = 13;
    private static final int MOST = 19;

    /** So many numbers of four digits in a row are no card: its last digit would stand within one of them. */
    private static final int COLUMN = MOST / PREFIX + 1;

    private static final int LONGEST_COLUMN = 4096;

    private CardNumber() {}

    private static Probe[] probes(String... beginnings) {
        Probe[] probes = new Probe[beginnings.length];
        for (int i = 0; i < probes.length; i++) {
            Keyword keyword = Shape.of("(" + beginnings[i] + "[0-9]{2})").keyword();
            probes[i] = new Probe(keyword.behind(NEIGHBOUR), new CardNumber());
        }
        return probes;
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int first = to - PREFIX;
        int count = 0;
        int separator = 0;
        int at = first;
        while (count < MOST) {
            int found = window.at(at);
            if (found >= '0' && found <= '9') {
                count++;
            } else if (isSeparator(found, separator) && window.has(ByteSet.DIGITS, at + 1)) {
                separator = found;
            } else {
                break;
            }
            at++;
        }
        window.looked(2 * (at - first));
        if (count == MOST && window.has(ByteSet.DIGITS, at)) {
            skipColumn(window, first, separator);
            return null;
        }
        boolean alone = !window.has(ByteSet.WORD, at) && !separatorFollows(window, at);
        boolean plain = separator == 0 && count == LEAST;
        return alone && !plain && isIssued(window, first, count) && Luhn.isValid(window, first, at)
                ? new Span(first, at)
                : null;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(false, NEXT, LEAST - PREFIX);
    }

    @Override
    public Reach reach() {
        return Reach.behind(2 * MOST);
    }

    /** A row of numbers of four digits is read once, not again for each of them. */
    private static void skipColumn(Window window, int first, int separator) {
        int last = first + LONGEST_COLUMN;
        int at = first;
        while (at < last && window.at(at + PREFIX) == separator && areDigits(window, at)) {
            at += PREFIX + 1;
        }
        window.looked(at - first);
        int lastHopeless = at - COLUMN * (PREFIX + 1);
        if (lastHopeless >= first) {
            window.examinedTo(lastHopeless);
        }
    }

    private static boolean areDigits(Window window, int at) {
        return window.has(ByteSet.DIGITS, at)
                && window.has(ByteSet.DIGITS, at + 1)
                && window.has(ByteSet.DIGITS, at + 2)
                && window.has(ByteSet.DIGITS, at + 3);
    }

    private static boolean isSeparator(int found, int before) {
        return found >= 0 && SEPARATORS.has(found) && (before == 0 || before == found);
    }

    private static boolean separatorFollows(Window window, int at) {
        return (window.at(at) == '-' || window.at(at) == '.') && window.has(ByteSet.DIGITS, at + 1);
    }

    private static boolean isIssued(Window window, int first, int count) {
        if (count < LEAST) {
            return false;
        }
        int prefix = 0;
        for (int at = first; prefix < LEAST_PREFIX; at++) {
            int found = window.within(at);
            prefix = found >= '0' ? prefix * 10 + found - '0' : prefix;
        }
        return CardIssuer.anyGives(prefix, count);
    }
}
