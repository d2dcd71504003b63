package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Mark.Style;

/**
 * Markdown that grows by text and delimiters. Whether CommonMark takes asterisks for a delimiter depends on the
 * characters on both of its sides (section 6.2): where a letter would spoil it, that letter is spelled as an entity, which
 * counts as punctuation. Not thread-safe.
 */
final class DelimitedText {

    private final StringBuilder out = new StringBuilder();

    /** Whether a letter that comes next would spoil the delimiter that was closed last. */
    private boolean isLetterToSpell;

    boolean isAtStartOfLine() {
        return out.length() == 0 || endsWith('\n');
    }

    /** Appends what is Markdown already. */
    void raw(String markdown) {
        if (!markdown.isEmpty()) {
            out.append(markdown);
            isLetterToSpell = false;
        }
    }

    /**
     * Appends text, escaped.
     *
     * @param startsLine whether it could begin a block
     */
    void text(String text, boolean startsLine, boolean isInLink) {
        int first = text.codePointAt(0);
        boolean isSpelled = isLetterToSpell && TextEscaper.isWordPart(first);
        int from = isSpelled ? Character.charCount(first) : 0;
        String start = isSpelled ? entity(first) : "";
        raw(start + TextEscaper.escape(text.substring(from), startsLine, isInLink));
    }

    /**
     * Opens a mark.
     *
     * @param isBeforeLetter whether a letter or digit comes next
     */
    void open(Style style, boolean isBeforeLetter) {
        if (style.isFlanking() && (style == Style.EM || !isBeforeLetter)) {
            spellLastLetter();
        }
        if (style == Style.LINK && endsWith('!')) {
            out.insert(out.length() - 1, '\\');
        }
        raw(style.opening);
    }

    void close(Mark mark) {
        if (mark.style() == Style.LINK) {
            String title = mark.title().isEmpty() ? "" : " \"" + LinkTarget.title(mark.title()) + '"';
            raw("](" + LinkTarget.destination(mark.href()) + title + ")");
            return;
        }
        boolean isBehindLetter = TextEscaper.isWordPart(out.codePointBefore(out.length()));
        raw(mark.style().closing);
        isLetterToSpell = mark.style().isFlanking() && (mark.style() == Style.EM || !isBehindLetter);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void spellLastLetter() {
        if (out.length() == 0) {
            return;
        }
        int last = out.codePointBefore(out.length());
        if (TextEscaper.isWordPart(last)) {
            out.setLength(out.length() - Character.charCount(last));
            out.append(entity(last));
        }
    }

    private static String entity(int codePoint) {
        return "&#" + codePoint + ";";
    }

    private boolean endsWith(char c) {
        return out.length() > 0 && out.charAt(out.length() - 1) == c;
    }
}
