package dev.loki.domain.scan;

/**
 * What a value is made of: tells random values and passwords from words and identifiers.
 *
 * @param symbols those that names and paths do not hold
 * @param changes how often letters and digits, or small and capital letters, change; a word's capital counts for none
 */
record Traits(int lower, int upper, int digits, int symbols, int others, int changes) {

    private static final ByteSet SYMBOLS = ByteSet.of("!@#$%^&*+?~");

    private static final byte[] KINDS = kinds();

    /** Five counts in one number; no value that is judged is as long as one of them counts. */
    private static final int COUNT_BITS = 12;

    private static final int LEAST_SYMBOLS = 4;
    private static final int LEAST_GENERATED = 32;
    private static final Shape UUID =
            Shape.of("[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}");

    static Traits of(Window window, Span value) {
        long counts = 0;
        int changes = 0;
        int before = -1;
        window.looked(value.length());
        for (int i = value.start(); i < value.end(); i++) {
            int kind = KINDS[window.within(i)];
            counts += 1L << (kind * COUNT_BITS);
            boolean wordBegins = before == 1 && kind == 0;
            changes += before >= 0 && before < 3 && kind < 3 && before != kind && !wordBegins ? 1 : 0;
            before = kind;
        }
        return new Traits(
                count(counts, 0), count(counts, 1), count(counts, 2), count(counts, 3), count(counts, 4), changes);
    }

    private static int count(long counts, int kind) {
        return (int) (counts >>> (kind * COUNT_BITS)) & ((1 << COUNT_BITS) - 1);
    }

    /** Whether it is a UUID (RFC 9562): random perhaps, but as a rule a name and no secret. */
    static boolean isUuid(Window window, Span value) {
        return UUID.endOf(window, value.start()) == value.end();
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int found = 0; found < kinds.length; found++) {
            kinds[found] = (byte) kindOf(found);
        }
        return kinds;
    }

    private static int kindOf(int found) {
        if (found >= 'a' && found <= 'z') {
            return 0;
        }
        if (found >= 'A' && found <= 'Z') {
            return 1;
        }
        if (found >= '0' && found <= '9') {
            return 2;
        }
        return SYMBOLS.has(found) ? 3 : 4;
    }

    int length() {
        return lower + upper + digits + symbols + others;
    }

    boolean hasLetters() {
        return lower + upper > 0;
    }

    /** As one makes up: letters and something else, not words joined by hyphens, dots or slashes. */
    boolean isPassword() {
        boolean joinedWords = others > 0 && symbols == 0 && changes + (digits > 2 ? 1 : 0) < 2;
        return hasLetters() && digits + symbols > 0 && !joinedWords;
    }

    /** A password that is surely no expression of a program. */
    boolean isStrongPassword() {
        return hasLetters() && digits > 0 && others == 0 && (symbols > 0 || changes >= 2 || (upper > 0 && lower > 0));
    }

    /** A strong password, or a word with digits; nothing that names or paths are joined of. */
    boolean isBarePassword() {
        return isStrongPassword() || (hasLetters() && digits > 1 && others == 0);
    }

    /** Letters, and perhaps digits and symbols; nothing joined of words. */
    boolean isWord() {
        return hasLetters() && others == 0;
    }

    /** Small letters only: no label, no name of a type or variable of several words. */
    boolean isSmallWord() {
        return lower > 0 && lower == length();
    }

    /** Long, of all kinds of characters and mixed all through, as frameworks make their keys. */
    boolean isGenerated() {
        return lower > 0
                && upper > 0
                && digits > 0
                && symbols >= LEAST_SYMBOLS
                && length() >= LEAST_GENERATED
                && (changes + symbols + others) * 4 >= length();
    }

    /** As a generator makes them: letters and digits mixed all through. */
    boolean isRandom() {
        return hasLetters() && digits > 0 && changes * 8 >= length();
    }
}
