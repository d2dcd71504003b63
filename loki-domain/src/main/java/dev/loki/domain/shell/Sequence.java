package dev.loki.domain.shell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A sequence in braces (bash manual, 3.5.1): numbers or letters from one to another, perhaps in steps. */
final class Sequence {
    private static final int MOST = 200;
    private static final Pattern NUMBERS = Pattern.compile("(-?\\d{1,9})\\.\\.(-?\\d{1,9})(?:\\.\\.(-?\\d{1,9}))?");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\.\\.([A-Za-z])(?:\\.\\.(-?\\d{1,9}))?");

    private Sequence() {}

    /** Whether the text between braces is a sequence. */
    static boolean isOne(String text) {
        return NUMBERS.matcher(text).matches() || LETTERS.matcher(text).matches();
    }

    /** The elements; where there are too many numbers one that is not known, and none where the text is no sequence. */
    static List<String> of(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        Matcher letters = LETTERS.matcher(text);
        if (numbers.matches()) {
            int width = isPadded(numbers.group(1)) || isPadded(numbers.group(2))
                    ? Math.max(numbers.group(1).length(), numbers.group(2).length())
                    : 0;
            List<Long> values =
                    values(Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2)), numbers.group(3));
            return values.size() > MOST
                    ? List.of(String.valueOf(Word.HOLE))
                    : values.stream().map(value -> padded(value, width)).toList();
        }
        return letters.matches()
                ? values(letters.group(1).charAt(0), letters.group(2).charAt(0), letters.group(3)).stream()
                        .map(value -> String.valueOf((char) value.intValue()))
                        .toList()
                : List.of();
    }

    private static boolean isPadded(String number) {
        return number.matches("-?0\\d+");
    }

    private static String padded(long value, int width) {
        String digits = String.valueOf(Math.abs(value));
        String sign = value < 0 ? "-" : "";
        return sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits;
    }

    private static List<Long> values(long from, long to, @Nullable String given) {
        long step = given == null ? 1 : Math.max(1, Math.abs(Long.parseLong(given)));
        long count = Math.abs(to - from) / step + 1;
        return LongStream.range(0, Math.min(count, MOST + 1))
                .mapToObj(i -> from < to ? from + i * step : from - i * step)
                .toList();
    }
}
