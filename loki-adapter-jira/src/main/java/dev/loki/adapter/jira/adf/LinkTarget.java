package dev.loki.adapter.jira.adf;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where links may lead, and how Markdown spells it. */
final class LinkTarget {

    /** What browsers and servers take. */
    private static final int MAX_LENGTH = 2_000;

    private static final int MAX_TITLE = 500;

    private static final Pattern LINKED =
            Pattern.compile("(?:https?|ftps?)://\\S.*|(?:mailto|tel):\\S.*|[/#].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTOLINK =
            Pattern.compile("(?:https?|ftps?|mailto|tel):[^<>\\x00-\\x20\\x7f]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ENCODED = "<>`\\|\"";

    private LinkTarget() {}

    /**
     * The target as it is kept: white space, controls and what delimits in Markdown are percent-encoded.
     *
     * @return empty where it is none that a reader should follow, such as a script
     */
    static String of(String href) {
        if (href.length() > MAX_LENGTH) {
            return "";
        }
        String target = encode(PlainText.line(href).strip());
        return target.length() <= MAX_LENGTH && LINKED.matcher(target).matches() ? target : "";
    }

    /** Whether Markdown can say the link by its target alone, between angle brackets. */
    static boolean isAutolink(String target) {
        return AUTOLINK.matcher(target).matches();
    }

    /** The destination between the round brackets of a link. */
    static String destination(String target) {
        return withoutEntities(target.replace("(", "\\(").replace(")", "\\)"));
    }

    /** A title as it is kept: one line, not too long. */
    static String keptTitle(String title) {
        return PlainText.line(title.substring(0, PlainText.cut(title, MAX_TITLE)))
                .strip();
    }

    /** The title between its quotation marks. */
    static String title(String title) {
        return withoutEntities(title.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    private static String withoutEntities(String text) {
        return ENTITY.matcher(text).replaceAll(Matcher.quoteReplacement("\\&"));
    }

    private static String encode(String href) {
        StringBuilder encoded = new StringBuilder(href.length());
        for (int i = 0; i < href.length(); i++) {
            char c = href.charAt(i);
            if (c <= ' ' || c == 0x7f || ENCODED.indexOf(c) >= 0) {
                encoded.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }
}
