package dev.loki.domain.markdown;

import dev.loki.domain.compliance.format.VisibleText;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Foreign Markdown, read line by line and written anew as one quotation. For one use. */
final class Quotation {

    private static final String BEGIN = "> ";
    private static final String ELLIPSIS = "> \u2026\n";
    private static final String HEADING = "##### ";
    private static final int SHORTEST_FENCE = 3;

    private static final int LONGEST_FENCE = 40;

    /** A row of backticks that would make the fence longer is broken. */
    private static final Pattern LONGEST_ROW = Pattern.compile("`{" + (LONGEST_FENCE - 1) + "}");

    private static final int RESERVE = ELLIPSIS.length() + LONGEST_FENCE + 10;

    private static final Pattern ITEM = Pattern.compile("[-*+] +(\\S.*)");
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,9})[.)] +(\\S.*)");
    private static final Pattern TITLE = Pattern.compile("#{1,6} +(\\S.*)");
    private static final Pattern QUOTED = Pattern.compile("[> ]*+(\\S.*)");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}+|~{3,}+)([^`]*+)");
    private static final Pattern CODE_SPAN = Pattern.compile("(?<!`)`([^`]++)`(?!`)");

    private enum Kind {
        BLANK,
        TEXT,
        TITLE,
        ITEM,
        NUMBERED,
        QUOTE,
        CODE
    }

    private final StringBuilder out = new StringBuilder();
    private final int longest;
    private Kind last = Kind.BLANK;
    private boolean full;

    Quotation(int longest) {
        this.longest = longest;
    }

    String of(String[] lines, boolean cut) {
        int next = 0;
        while (next < lines.length && !full) {
            next = block(lines, next);
        }
        return (cut || full ? out.append(ELLIPSIS) : out).toString();
    }

    /** Writes what begins with this line; returns the line behind it. */
    private int block(String[] lines, int at) {
        Matcher fence = FENCE.matcher(lines[at]);
        if (fence.matches()) {
            int end = end(lines, at + 1, fence.group(1));
            code(Arrays.asList(lines).subList(at + 1, end));
            return end + 1;
        }
        line(lines[at].replace('\t', ' ').strip());
        return at + 1;
    }

    /** The line that closes a fence; one behind the last where none does. */
    private static int end(String[] lines, int from, String fence) {
        int at = from;
        while (at < lines.length && !closes(lines[at], fence)) {
            at++;
        }
        return at;
    }

    private static boolean closes(String line, String fence) {
        Matcher closing = FENCE.matcher(line);
        return closing.matches()
                && closing.group(1).startsWith(fence)
                && closing.group(2).isBlank();
    }

    private void code(List<String> lines) {
        List<String> shown = lines.stream().map(Quotation::shown).toList();
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, 1 + longestRow(shown)));
        begin(Kind.CODE);
        if (write(fence)) {
            shown.forEach(this::write);
            out.append(BEGIN).append(fence).append('\n');
        }
    }

    private static int longestRow(List<String> lines) {
        int longest = 0;
        int row = 0;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                row = line.charAt(i) == '`' ? row + 1 : 0;
                longest = Math.max(longest, row);
            }
            row = 0;
        }
        return longest;
    }

    private void line(String line) {
        Matcher item = ITEM.matcher(line);
        Matcher numbered = NUMBERED.matcher(line);
        Matcher title = TITLE.matcher(line);
        Matcher quoted = QUOTED.matcher(line);
        if (line.isEmpty()) {
            last = Kind.BLANK;
        } else if (item.matches()) {
            text(Kind.ITEM, "- ", item.group(1));
        } else if (numbered.matches()) {
            text(Kind.NUMBERED, numbered.group(1) + ". ", numbered.group(2));
        } else if (title.matches()) {
            text(Kind.TITLE, HEADING, title.group(1));
        } else if (line.startsWith(">") && quoted.matches()) {
            text(Kind.QUOTE, BEGIN, quoted.group(1));
        } else {
            text(Kind.TEXT, "", line);
        }
    }

    private void text(Kind kind, String prefix, String text) {
        begin(kind);
        String line = prefix + inline(text);
        int room = longest - RESERVE - out.length() - prefix.length();
        if (!write(line) && room > LONGEST_FENCE) {
            full = false;
            write(prefix + LiteralText.of(text, room - BEGIN.length() - 1, true));
            full = true;
        }
    }

    /** Code in backticks stays; all else is literal. */
    private static String inline(String text) {
        StringBuilder inline = new StringBuilder();
        Matcher span = CODE_SPAN.matcher(text);
        int from = 0;
        while (span.find()) {
            String code = shown(span.group(1)).strip();
            if (!code.isEmpty()) {
                inline.append(literal(text.substring(from, span.start())))
                        .append('`')
                        .append(code)
                        .append('`');
                from = span.end();
            }
        }
        return inline.append(literal(text.substring(from))).toString();
    }

    private static String literal(String text) {
        return LiteralText.of(text, Integer.MAX_VALUE, false);
    }

    /** Code is shown as it is: in it, an escape would be seen. */
    private static String shown(String code) {
        String visible = VisibleText.of(code.replace("\t", "    ")).replace("${{", "$\u200b{{");
        return LONGEST_ROW.matcher(RunnerCommands.broken(visible)).replaceAll("$0\u200b");
    }

    private void begin(Kind kind) {
        if (out.length() > 0 && (kind != last || kind == Kind.TITLE || kind == Kind.CODE)) {
            write("");
        }
        last = kind;
    }

    /** Writes a line of the quotation where there is room for it, and for what ends the quotation. */
    private boolean write(String line) {
        if (full || out.length() + BEGIN.length() + line.length() + 1 > longest - RESERVE) {
            full = true;
            return false;
        }
        out.append(line.isEmpty() ? BEGIN.strip() : BEGIN + line).append('\n');
        return true;
    }
}
