package dev.loki.domain.scan;

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
final class Luhn {

    private Luhn() {}

    /** Whether the digits of the text, whatever stands between them, end in the right check digit. */
    static boolean isValid(String text) {
        int sum = 0;
        boolean doubled = false;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit < 0) {
                continue;
            }
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
