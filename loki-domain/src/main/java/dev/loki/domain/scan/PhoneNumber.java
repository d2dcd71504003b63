package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * A phone number as people write it: of North America with its separators (NANP: area and exchange begin with 2 to 9),
 * or international with a plus sign (ITU-T E.164: 8 to 15 digits, country code assigned). Bare digits are not taken for
 * one.
 */
final class PhoneNumber implements Verifier {

    /** With what stands before the exchange: columns of numbers are no candidates. */
    static final Probe NORTH_AMERICAN = Probe.at("[ .)-][2-9][0-9]{2}[ .-][0-9]{4}", new PhoneNumber());

    static final Probe INTERNATIONAL = Probe.at("\\+[1-9]", new International());

    private static final ByteSet NO_NEIGHBOUR = ByteSet.of("A-Za-z0-9_.+-");
    private static final ByteSet SEPARATORS = ByteSet.of(" .-");
    private static final ByteSet INTERNATIONAL_SEPARATORS = ByteSet.of(" .()-");

    private static final ByteSet NEXT = ByteSet.of("0-9 .()-");
    private static final int LEAST_DIGITS = 8;

    /** Fifteen digits, two separators between each. */
    private static final int LONGEST = 45;

    private PhoneNumber() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int area = areaBefore(window, from + 1);
        if (area < 0 || window.has(ByteSet.WORD, to) || window.at(to) == '-') {
            return null;
        }
        int start = countryBefore(window, area);
        return window.has(NO_NEIGHBOUR, start - 1) ? null : new Span(start, to);
    }

    @Override
    public Reach reach() {
        return new Reach(LONGEST, 0);
    }

    /** {@code 212-} or {@code (212) } before the exchange; where it begins, or -1. */
    private static int areaBefore(Window window, int exchange) {
        int end = window.has(SEPARATORS, exchange - 1) ? exchange - 1 : exchange;
        boolean bracketed = window.at(end - 1) == ')';
        int digits = bracketed ? end - 1 : end;
        if ((!bracketed && end == exchange)
                || window.runStart(ByteSet.DIGITS, digits, 4) != digits - 3
                || window.at(digits - 3) < '2') {
            return -1;
        }
        return !bracketed ? digits - 3 : window.at(digits - 4) == '(' ? digits - 4 : -1;
    }

    private static int countryBefore(Window window, int area) {
        int end = window.has(SEPARATORS, area - 1) ? area - 1 : area;
        return window.at(end - 1) == '1' && window.at(end - 2) == '+' ? end - 2 : area;
    }

    private static final class International implements Verifier {

        @Override
        public @Nullable Span verify(Window window, int from, int to) {
            return international(window, from);
        }

        @Override
        public Surroundings surroundings() {
            return new Surroundings(false, NEXT, LEAST_DIGITS - 1);
        }

        @Override
        public Reach reach() {
            return Reach.behind(LONGEST);
        }
    }

    private static @Nullable Span international(Window window, int from) {
        if (window.has(NO_NEIGHBOUR, from - 1) || window.at(from - 1) == ')') {
            return null;
        }
        int digits = 0;
        int separators = 0;
        int end = from + 1;
        for (int at = from + 1; digits < 16; at++) {
            if (window.has(ByteSet.DIGITS, at)) {
                digits++;
                separators = 0;
                end = at + 1;
            } else if (++separators > 2 || !window.has(INTERNATIONAL_SEPARATORS, at)) {
                break;
            }
        }
        boolean fits = digits >= LEAST_DIGITS
                && digits <= 15
                && !window.has(ByteSet.WORD, end)
                && isAssigned(window, from + 1);
        return fits ? new Span(from, end) : null;
    }

    /** 28, 83 and 89 are zones without any country (ITU-T E.164, annex, list of assigned codes). */
    private static boolean isAssigned(Window window, int code) {
        int first = window.at(code);
        int second = window.at(code + 1);
        return !(first == '2' && second == '8') && !(first == '8' && (second == '3' || second == '9'));
    }
}
