package dev.loki.domain.scan;

/**
 * Refuses what stands for a value to come: {@code ${NAME}}, {@code <your-key>}, {@code xxxx...}, {@code 123456789...}.
 */
enum NoPlaceholder implements Filter {
    FILTER;

    /** What begins with one of these is a template by its end, too, or none. */
    private static final ByteSet OPENING = ByteSet.of("$%#{<[@");

    private static final int FEWEST_DIFFERENT = 4;

    @Override
    public boolean keeps(Window window, int start, int end) {
        return end > start && !isTemplate(window, start, end) && !isFiller(window, start, end);
    }

    private static boolean isTemplate(Window window, int start, int end) {
        int first = window.at(start);
        int second = window.at(start + 1);
        int last = window.at(end - 1);
        return switch (first) {
            case '$' -> second == '{' || second == '(' || ByteSet.WORD.has(Math.max(0, second));
            case '{' -> second == '{' || last == '}';
            case '%', '#' -> second == '{' || second == '(' || last == first;
            case '<' -> last == '>' || second == '%';
            case '[' -> last == ']';
            case '@' -> last == '@';
            default -> second == '{';
        };
    }

    /** Few different bytes, most of them the one before or its successor; or a template or ellipsis within. */
    private static boolean isFiller(Window window, int start, int end) {
        long seen = 0;
        int expected = 0;
        int before = -2;
        int dots = 0;
        boolean opens = OPENING.has(window.within(start));
        window.looked(end - start);
        for (int i = start; i < end; i++) {
            int found = window.within(i);
            seen |= 1L << found;
            expected += found == before || found == before + 1 ? 1 : 0;
            dots = found == '.' ? dots + 1 : 0;
            if (!opens && (dots == 3 || (found == '{' && before == '$'))) {
                return true;
            }
            before = found;
        }
        return Long.bitCount(seen) < FEWEST_DIFFERENT || expected * 2 > end - start;
    }
}
