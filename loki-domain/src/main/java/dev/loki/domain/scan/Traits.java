package dev.loki.domain.scan;

/**
 * What a value is made of: tells random values and passwords from words and identifiers, and both from fillers.
 *
 * @param counts how many bytes of each kind there are, {@value #COUNT_BITS} bits a kind
 * @param changes how often letters and digits, or small and capital letters, change; a word's capital counts for none
 * @param expected how many bytes are the one before or its successor
 * @param low which bytes up to 63 there are, a bit each
 * @param high which from 64 on; those beyond ASCII share the bits of others
 */
record Traits(long counts, int changes, int expected, long low, long high) {

    private static final ByteSet SYMBOLS = ByteSet.of("!@#$%^&*+?~");

    /** The bit of each byte among those up to 63, and among the others. */
    private static final long[] LOW = bits(0);

    private static final long[] HIGH = bits(64);

    private static final int LOWER = 0;
    private static final int UPPER = 1;
    private static final int DIGIT = 2;
    private static final int SYMBOL = 3;
    private static final int OTHER = 4;
    private static final int KINDS_OF_BYTES = 5;
    private static final byte[] KINDS = kinds();

    /** A bit for each kind and the one behind it: whether letters and digits change there, or capitals in a word. */
    private static final int CHANGES = change(LOWER, UPPER)
            | change(LOWER, DIGIT)
            | change(UPPER, DIGIT)
            | change(DIGIT, LOWER)
            | change(DIGIT, UPPER);

    /** Five counts in one number; no value that is judged for them is as long as one of them counts. */
    private static final int COUNT_BITS = 12;

    private static final int LEAST_SYMBOLS = 4;
    private static final int LEAST_GENERATED = 32;
    private static final Shape UUID =
            Shape.of("[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}");

    /** All in one pass, as a text may be full of values. {@link Window#traits} remembers the last. */
    static Traits of(byte[] bytes, int from, int to) {
        long counts = 0;
        long low = 0;
        long high = 0;
        int changes = 0;
        int expected = 0;
        int kindBefore = OTHER;
        int before = -2;
        for (int i = from; i < to; i++) {
            int found = bytes[i] & 0xff;
            int kind = KINDS[found];
            counts += 1L << (kind * COUNT_BITS);
            changes += (CHANGES >>> (kindBefore * KINDS_OF_BYTES + kind)) & 1;
            low |= LOW[found];
            high |= HIGH[found];
            expected += (found - before) >>> 1 == 0 ? 1 : 0;
            kindBefore = kind;
            before = found;
        }
        return new Traits(counts, changes, expected, low, high);
    }

    private int count(int kind) {
        return (int) (counts >>> (kind * COUNT_BITS)) & ((1 << COUNT_BITS) - 1);
    }

    int lower() {
        return count(LOWER);
    }

    int upper() {
        return count(UPPER);
    }

    int digits() {
        return count(DIGIT);
    }

    /** Those that names and paths do not hold. */
    int symbols() {
        return count(SYMBOL);
    }

    int others() {
        return count(OTHER);
    }

    /** How many different bytes there are, at least. */
    int different() {
        return Long.bitCount(low) + Long.bitCount(high);
    }

    /** Whether a character of ASCII may be there. */
    boolean mayHold(char character) {
        return ((character < 64 ? low : high) >>> character & 1) == 1;
    }

    /** Whether it is a UUID (RFC 9562): random perhaps, but as a rule a name and no secret. */
    static boolean isUuid(Window window, Span value) {
        return UUID.endOf(window, value.start()) == value.end();
    }

    private static int change(int before, int kind) {
        return 1 << (before * KINDS_OF_BYTES + kind);
    }

    private static long[] bits(int half) {
        long[] bits = new long[256];
        for (int found = 0; found < bits.length; found++) {
            bits[found] = (found & 64) == half ? 1L << found : 0;
        }
        return bits;
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
            return LOWER;
        }
        if (found >= 'A' && found <= 'Z') {
            return UPPER;
        }
        if (found >= '0' && found <= '9') {
            return DIGIT;
        }
        return SYMBOLS.has(found) ? SYMBOL : OTHER;
    }

    int length() {
        return lower() + upper() + digits() + symbols() + others();
    }

    boolean hasLetters() {
        return lower() + upper() > 0;
    }

    /** As one makes up: letters and something else, not words joined by hyphens, dots or slashes. */
    boolean isPassword() {
        boolean joinedWords = others() > 0 && symbols() == 0 && changes + (digits() > 2 ? 1 : 0) < 2;
        return hasLetters() && digits() + symbols() > 0 && !joinedWords;
    }

    /** A password that is surely no expression of a program. */
    boolean isStrongPassword() {
        return hasLetters()
                && digits() > 0
                && others() == 0
                && (symbols() > 0 || changes >= 2 || (upper() > 0 && lower() > 0));
    }

    /** A strong password, or a word with digits; nothing that names or paths are joined of. */
    boolean isBarePassword() {
        return isStrongPassword() || (hasLetters() && digits() > 1 && others() == 0);
    }

    /** As a generator makes them, with the signs that names and paths are joined with, too; or with others besides. */
    boolean isMixedPassword() {
        boolean mixed = changes > 2 && (changes + symbols()) * 4 >= length();
        boolean complex = symbols() > 0 && lower() > 0 && upper() > 0 && others() < 4;
        return digits() > 0 && hasLetters() && (mixed || complex);
    }

    /** Letters, and perhaps digits and symbols; nothing joined of words. */
    boolean isWord() {
        return hasLetters() && others() == 0;
    }

    /** Small letters only: no label, no name of a type or variable of several words. */
    boolean isSmallWord() {
        return lower() > 0 && lower() == length();
    }

    /** Long, of letters, digits and symbols mixed all through, as frameworks make their keys. */
    boolean isGenerated() {
        boolean allKinds = lower() > 0 && upper() > 0 && symbols() > 1;
        return hasLetters()
                && digits() > 0
                && (allKinds || symbols() >= LEAST_SYMBOLS)
                && length() >= LEAST_GENERATED
                && (changes + symbols() + others()) * 4 >= length();
    }

    /** As a generator makes them: letters and digits mixed all through. */
    boolean isRandom() {
        return hasLetters() && digits() > 0 && changes * 8 >= length();
    }
}
