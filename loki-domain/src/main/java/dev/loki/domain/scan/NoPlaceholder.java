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
        Traits traits = window.traits(start, end);
        return traits.different() < FEWEST_DIFFERENT
                || traits.expected() * 2 > end - start
                || (!OPENING.has(window.within(start))
                        && ((traits.mayHold('.') && window.find("...", start, end) >= 0)
                                || (traits.mayHold('{') && window.find("${", start, end) >= 0)));
    }
}
