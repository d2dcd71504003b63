package dev.loki.cli.text;

/** How many columns of a terminal a text takes. */
public final class TextWidth {

    private static final int[][] WIDE = {
        {0x1100, 0x115f},
        {0x2e80, 0xa4cf},
        {0xac00, 0xd7a3},
        {0xf900, 0xfaff},
        {0xfe30, 0xfe6f},
        {0xff00, 0xff60},
        {0xffe0, 0xffe6},
        {0x1f300, 0x1f64f},
        {0x1f680, 0x1f6ff},
        {0x1f900, 0x1f9ff},
        {0x20000, 0x3fffd}
    };

    private TextWidth() {}

    /** How many columns of a terminal it takes. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** The text, cut so that it fits, with a mark where it was. */
    public static String cut(String text, int most, String mark) {
        if (of(text) <= most) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int left = most - of(mark);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            left -= of(text.codePointAt(i));
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(text.codePointAt(i));
        }
        return cut.append(mark).toString();
    }

    /** The text, cut in its middle so that it fits: what a denial is about may stand at its end. */
    public static String cutWithin(String text, int most, String mark) {
        int[] points = text.codePoints().toArray();
        int tail = points.length;
        int left = (most - of(mark)) * 2 / 5;
        while (tail > 0 && of(points[tail - 1]) <= left) {
            tail--;
            left -= of(points[tail]);
        }
        String end = new String(points, tail, points.length - tail);
        return of(text) <= most ? text : cut(text, most - of(end), mark) + end;
    }

    /** The text with blanks behind it. */
    public static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (codePoint >= range[0] && codePoint <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
