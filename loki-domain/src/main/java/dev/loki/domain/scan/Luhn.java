package dev.loki.domain.scan;

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
final class Luhn {

    private Luhn() {}

    /** Whether the first so many digits end in the right check digit. */
    static boolean isValid(byte[] digits, int count) {
        int sum = 0;
        boolean doubled = false;
        for (int i = count - 1; i >= 0; i--) {
            int weighted = doubled ? digits[i] * 2 : digits[i];
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
