package dev.loki.cli.terminal;

import dev.loki.cli.command.Invocation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What standard output can show.
 *
 * @param colours whether it is a terminal, and NO_COLOR is not set
 * @param unicode whether the user's locale has the characters that boxes are drawn with
 * @param width how many characters fit into a line: as COLUMNS or the terminal says; what is no terminal has room
 */
public record Terminal(boolean colours, boolean unicode, int width) {

    private static final Path STANDARD_OUTPUT = Path.of("/dev/fd/1");
    private static final File CONTROLLING = new File("/dev/tty");
    private static final int NARROWEST = 40;
    private static final int WIDEST = 1_000;
    private static final int USUAL = 120;

    public static Terminal of(Invocation invocation) {
        Map<String, String> environment = invocation.environment();
        boolean isTerminal = isTerminal();
        boolean colours = isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(colours, isUnicode(environment), width(environment, isTerminal));
    }

    /** What a file is given: no colours, and lines as long as they are. */
    public Terminal plain() {
        return new Terminal(false, unicode, WIDEST);
    }

    /** The same without the characters that boxes are drawn with. */
    public Terminal ascii() {
        return new Terminal(colours, false, width);
    }

    /** Whether standard output is one. */
    public static boolean isTerminal() {
        try {
            String device = STANDARD_OUTPUT.toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /** The first of the variables that is set has the word, as POSIX says. */
    private static boolean isUnicode(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return locale.contains("utf-8") || locale.contains("utf8");
    }

    private static int width(Map<String, String> environment, boolean isTerminal) {
        int told = number(environment.getOrDefault("COLUMNS", ""));
        if (told == 0 && !isTerminal) {
            return WIDEST;
        }
        int width = told > 0 ? told : asked();
        return width == 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    /** Java does not know how wide a terminal is; {@code stty size} does: rows and columns. */
    private static int asked() {
        try {
            Process stty = new ProcessBuilder(List.of("stty", "size"))
                    .redirectInput(CONTROLLING)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (InputStream out = stty.getInputStream()) {
                String size = new String(out.readNBytes(USUAL), StandardCharsets.US_ASCII);
                return number(size.substring(size.indexOf(' ') + 1).strip());
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
