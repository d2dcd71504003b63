package dev.loki.domain.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text that {@code printf} prints, as far as its format and arguments tell (XCU, printf; XBD 5). */
final class PrintfText {
    private static final int LONGEST = ShellReader.LONGEST;

    private final List<Word> arguments;
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, List<String>> alternatives = new HashMap<>();
    private int next;

    private PrintfText(List<Word> arguments) {
        this.arguments = arguments;
    }

    static Word of(Word format, List<Word> arguments) {
        List<String> formats = format.spellings();
        List<String> texts = formats.stream()
                .flatMap(known -> new PrintfText(arguments).texts(known).stream())
                .toList();
        return texts.size() == 1 ? Word.sketched(texts.get(0)) : Word.unknown("what printf prints", texts);
    }

    /** Whether it may turn a text that is not known into another. */
    static boolean hides(Word format, List<Word> arguments) {
        boolean decodes = format.value().contains("%b") && arguments.stream().anyMatch(PrintfText::isUnknown);
        return isUnknown(format) || decodes;
    }

    private static boolean isUnknown(Word word) {
        return word.form() == Word.Form.UNKNOWN && word.sketches().isEmpty();
    }

    /** The format is used again while arguments are left. */
    private List<String> texts(String format) {
        int before;
        do {
            before = next;
            once(format);
        } while (next > before && next < arguments.size() && text.length() < LONGEST);
        return text.length() < LONGEST ? Sketches.of(text.toString(), alternatives) : List.of(Word.ANYWHERE);
    }

    private void once(String format) {
        int done = 0;
        for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', done)) {
            text.append(Escapes.of(format.substring(done, at)));
            int end = at + 1;
            while (end < format.length() && "-+ #0123456789.*'lhLjzt".indexOf(format.charAt(end)) >= 0) {
                next += format.charAt(end) == '*' ? 1 : 0;
                end++;
            }
            if (end < format.length()) {
                convert(format.charAt(end), format.substring(at + 1, end));
            }
            done = Math.min(end + 1, format.length());
        }
        text.append(Escapes.of(format.substring(done)));
    }

    private void convert(char conversion, String flags) {
        if (conversion == '%') {
            text.append('%');
            return;
        }
        Word word = next < arguments.size() ? arguments.get(next) : Word.of("");
        next++;
        List<String> values = word.spellings().stream()
                .map(value -> converted(value, conversion, flags))
                .toList();
        if (values.size() == 1) {
            text.append(values.get(0));
        } else {
            alternatives.put(text.length(), values);
            text.append(Word.HOLE);
        }
    }

    private static String converted(String value, char conversion, String flags) {
        String precision = flags.replaceFirst("[^.]*\\.?", "");
        return switch (conversion) {
            case 's', 'q', 'Q' ->
                precision.matches("\\d{1,4}")
                        ? value.substring(0, Math.min(value.length(), Integer.parseInt(precision)))
                        : value;
            case 'b' -> Escapes.of(value);
            case 'c' -> value.substring(0, Math.min(1, value.length()));
            case 'd', 'i', 'u' -> value;
            default -> String.valueOf(Word.HOLE);
        };
    }
}
