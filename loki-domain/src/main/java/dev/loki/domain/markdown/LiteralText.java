package dev.loki.domain.markdown;

import dev.loki.domain.compliance.format.VisibleText;

/** Text as Markdown in which every character stands for itself. */
final class LiteralText {

    private static final String ELLIPSIS = "\u2026";

    /** A zero-width space: what stands around it is no mention, reference or address. */
    private static final String BREAK = "&#8203;";

    private final String line;

    private LiteralText(String line) {
        this.line = line;
    }

    /**
     * @param text without line ends
     * @param longest how long the Markdown may be
     * @param cut whether the text was cut before
     */
    static String of(String text, int longest, boolean cut) {
        LiteralText literal = new LiteralText(VisibleText.of(text.replace('\t', ' ')));
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < literal.line.length()) {
            int c = literal.line.codePointAt(at);
            String spelled = literal.spelled(at, c);
            at += Character.charCount(c);
            boolean isEnd = !cut && at == literal.line.length();
            if (out.length() + spelled.length() + (isEnd ? 0 : ELLIPSIS.length()) > longest) {
                return out.append(ELLIPSIS).toString();
            }
            out.append(spelled);
        }
        return (cut ? out.append(ELLIPSIS) : out).toString();
    }

    private String spelled(int at, int c) {
        return switch (c) {
            case '\\', '`', '*', '_', '[', ']', '|', '~', '>' -> "\\" + (char) c;
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '$' -> line.startsWith("{{", at + 1) ? "&#36;" + BREAK : "&#36;";
            case '@' -> "@" + BREAK;
            case '#' -> isDigit(at + 1) ? "\\#" + BREAK : "\\#";
            case ':' -> line.startsWith("//", at + 1) ? ":" + BREAK : atBegin(at, ":");
            case '-' -> isDigit(at + 1) && isBehind(at, "gh") ? "-" + BREAK : atBegin(at, "-");
            case '+', '=' -> atBegin(at, Character.toString(c));
            case '.' -> isBehind(at, "www") ? BREAK + "." : behindNumber(at, ".");
            case ')' -> behindNumber(at, ")");
            default -> Character.toString(c);
        };
    }

    /** What begins a list, a heading's underline or a table's only at the begin of a line. */
    private static String atBegin(int at, String sign) {
        return at == 0 ? "\\" + sign : sign;
    }

    /** What makes the begin of a numbered list of a number. */
    private String behindNumber(int at, String sign) {
        boolean numbered = at > 0 && line.substring(0, Math.min(at, 10)).chars().allMatch(LiteralText::isDigitSign);
        return numbered ? "\\" + sign : sign;
    }

    private boolean isBehind(int at, String word) {
        return line.regionMatches(true, at - word.length(), word, 0, word.length());
    }

    private boolean isDigit(int at) {
        return at < line.length() && isDigitSign(line.charAt(at));
    }

    private static boolean isDigitSign(int c) {
        return c >= '0' && c <= '9';
    }
}
