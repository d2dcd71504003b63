package dev.loki.domain.scan;

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
final class Luhn {

    private Luhn() {}

    /** Whether the digits of a stretch, all else left out, end in the right check digit. */
    static boolean isValid(Window window, int from, int to) {
        int sum = 0;
        boolean doubled = false;
        for (int i = to - 1; i >= from; i--) {
            int digit = window.within(i) - '0';
            if (digit >= 0) {
                int weighted = doubled ? digit * 2 : digit;
                sum += weighted > 9 ? weighted - 9 : weighted;
                doubled = !doubled;
            }
        }
        return sum % 10 == 0;
    }
}
