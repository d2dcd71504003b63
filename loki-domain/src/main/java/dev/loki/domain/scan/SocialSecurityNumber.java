package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * A US social security number: three, two and four digits with the same separator, and no part that is never issued
 * (Social Security Administration, "SSN Randomization"; 20 CFR 422.103). Numbers known from advertisements are none.
 */
final class SocialSecurityNumber implements Verifier {

    static final Probe PROBE = Probe.at("[0-9]{3}[ -][0-9]{2}[ -]", new SocialSecurityNumber());

    private static final ByteSet NO_NEIGHBOUR = ByteSet.of("A-Za-z0-9_.+-");
    private static final int LENGTH = 11;

    private SocialSecurityNumber() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int end = from + LENGTH;
        if (window.at(from + 3) != window.at(from + 6)
                || window.has(NO_NEIGHBOUR, from - 1)
                || window.runEnd(ByteSet.DIGITS, to, 5) != end
                || window.has(ByteSet.WORD, end)
                || window.at(end) == '-') {
            return null;
        }
        int area = number(window, from, 3);
        int group = number(window, from + 4, 2);
        int serial = number(window, from + 7, 4);
        return isIssued(area, group, serial) ? new Span(from, end) : null;
    }

    @Override
    public Surroundings surroundings() {
        return new Surroundings(false, ByteSet.DIGITS, 4);
    }

    @Override
    public Reach reach() {
        return Reach.behind(LENGTH);
    }

    private static boolean isIssued(int area, int group, int serial) {
        return area != 0
                && area != 666
                && area < 900
                && group != 0
                && serial != 0
                && !isSample(area * 1_000_000 + group * 10_000 + serial);
    }

    private static boolean isSample(int number) {
        return switch (number) {
            case 78_05_1120, 219_09_9999, 123_45_6789, 111_11_1111, 333_33_3333 -> true;
            default -> false;
        };
    }

    private static int number(Window window, int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + window.at(i) - '0';
        }
        return number;
    }
}
