package dev.loki.domain.note;

/** What may name a key: not empty, without spaces, plus signs and control characters, at most 200 characters. */
public final class KeyName {

    private static final int MAX_LENGTH = 200;

    private KeyName() {}

    /**
     * The name itself.
     *
     * @throws NoteFormatException where it can be none
     */
    public static String require(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !name.codePoints().allMatch(KeyName::isAllowed)) {
            throw new NoteFormatException("a key's name has 1 to " + MAX_LENGTH
                    + " characters, without spaces, plus signs and control characters; such as example.com/audit");
        }
        return name;
    }

    private static boolean isAllowed(int c) {
        boolean isSpace = Character.isSpaceChar(c) || Character.isWhitespace(c) || c == 0x85;
        boolean isHalfAPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c != '+' && !isSpace && !Character.isISOControl(c) && !isHalfAPair;
    }
}
