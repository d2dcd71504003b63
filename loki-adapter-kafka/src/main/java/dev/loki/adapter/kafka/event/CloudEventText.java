package dev.loki.adapter.kafka.event;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Which texts are what in CloudEvents 1.0.2, chapter "Context Attributes", and what is put where one is not. */
final class CloudEventText {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,64}");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");
    private static final String UNRESERVED = "-._~";

    private CloudEventText() {}

    /** Whether it is an attribute's name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether it is a time as in RFC 3339. */
    static boolean isTime(String text) {
        if (!TIME.matcher(text).matches()) {
            return false;
        }
        try {
            return OffsetDateTime.parse(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether it is a String: without control characters, lone surrogates and noncharacters; and not empty. */
    static boolean isPrintable(String text) {
        return !text.isEmpty() && text.codePoints().allMatch(CloudEventText::isAllowed);
    }

    /** The text where it is a String, else what is not allowed as %XX. */
    static String printable(String text) {
        return isPrintable(text) ? text : encoded(text, false);
    }

    /** The text where it is a URI-reference (RFC 3986), else as a path that is one. */
    static String uriReference(String text) {
        return isUriReference(text) ? text : encoded(text, true);
    }

    /** JSON text with all that is not allowed in a String as escapes. */
    static String ascii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    private static boolean isUriReference(String text) {
        try {
            return new URI(text).toString().chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String encoded(String text, boolean all) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (all ? isUnreserved(c) : isAllowed(c)) {
                encoded.appendCodePoint(c);
            } else {
                for (byte one : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append(String.format("%%%02X", one));
                }
            }
        });
        return encoded.toString();
    }

    private static boolean isUnreserved(int c) {
        return c < 0x7f && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
    }

    private static boolean isAllowed(int c) {
        boolean isControl = Character.getType(c) == Character.CONTROL;
        boolean isSurrogate = Character.getType(c) == Character.SURROGATE;
        boolean isNoncharacter = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
        return !isControl && !isSurrogate && !isNoncharacter;
    }
}
