package dev.loki.domain.scan;

/**
 * Names that are values themselves, so that no sign joins them to what is assigned: {@code key="name" value="v"},
 * {@code - name: NAME} with {@code value: v} on the line below, {@code "name": "NAME", "value": "v"}; and those that a
 * space parts from their value: {@code ENV NAME v}, {@code --name v}.
 */
final class NamedValue {

    /** What stands between a name and the word {@code value}, and the word with its quotes. */
    static final int LONGEST = 64;

    private static final ByteSet BETWEEN = ByteSet.of(" \t\r\n,");
    private static final ByteSet OUTSIDE_TAG = ByteSet.allBytesBut(ByteSet.of("<>\n"));
    private static final String VALUE = "alue";
    private static final String INSTRUCTION = "ENV ";
    private static final int MOST_SPACES = 4;
    private static final int LONGEST_TAG = 128;
    private static final int LONGEST_NAME = 64;

    private NamedValue() {}

    /**
     * Where the sign behind the word {@code value} stands, or -1 where that word does not follow.
     *
     * @param at behind the name and its quote
     */
    static int signBehind(Window window, int at, boolean quoted) {
        int word = window.runEnd(BETWEEN, at, LONGEST - VALUE.length() - MOST_SPACES);
        if (word == at) {
            return -1;
        }
        boolean wordQuoted = window.at(word) == '"';
        int start = wordQuoted ? word + 1 : word;
        int end = start + 1 + VALUE.length();
        boolean isValue = (window.at(start) | 0x20) == 'v' && window.startsWith(start + 1, VALUE);
        if (!isValue || !(wordQuoted ? window.at(end) == '"' : quoted || window.find("\n", at, word) >= 0)) {
            return -1;
        }
        int sign = window.runEnd(Assignment.SPACE, wordQuoted ? end + 1 : end, MOST_SPACES);
        boolean assigns = window.at(sign) == ':' || window.at(sign) == '=';
        return assigns && !isInput(window, at) ? sign : -1;
    }

    /** A field of a form: what stands in it is what a page was sent with. */
    private static boolean isInput(Window window, int at) {
        int tag = window.runStart(OUTSIDE_TAG, at, LONGEST_TAG);
        return window.startsWith(tag, "input") || window.startsWith(tag, "INPUT");
    }

    /** Whether a name is followed by its value with nothing but a space between, as on a command line. */
    static boolean followsAsWord(Window window, int nameEnd) {
        int start = window.runStart(Assignment.NAME, nameEnd, LONGEST_NAME);
        boolean isOption = window.startsWith(start, "--");
        int instruction = start - INSTRUCTION.length();
        return isOption || (window.startsWith(instruction, INSTRUCTION) && window.beginsWord(instruction));
    }
}
