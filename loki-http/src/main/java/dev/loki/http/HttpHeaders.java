package dev.loki.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Header fields by name, upper and lower case alike (RFC 9110, section 5). Immutable; values print as masked. */
public final class HttpHeaders {

    /** No header fields. */
    public static final HttpHeaders NONE = new HttpHeaders(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private static final String TOKEN_SYMBOLS = "!#$%&'*+-.^_`|~";
    private static final int SHORTEST_SECRET = 4;
    private static final String BASIC = "Basic ";

    /** What these hold is no secret, and stands in many a text. */
    private static final List<String> PUBLIC =
            List.of("Accept", "Accept-Encoding", "Content-Type", "User-Agent", "X-GitHub-Api-Version");

    private final SortedMap<String, String> fields;

    private HttpHeaders(SortedMap<String, String> fields) {
        this.fields = fields;
    }

    /**
     * Headers with these fields.
     *
     * @throws IllegalArgumentException where a name is no token or a value holds more than printable ASCII; the message
     *     quotes no value
     */
    public static HttpHeaders of(Map<String, String> fields) {
        HttpHeaders headers = NONE;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }

    /** A copy in which the field has this value. */
    public HttpHeaders with(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(HttpHeaders::isTokenCharacter)) {
            throw new IllegalArgumentException("a header name must be letters, digits and any of " + TOKEN_SYMBOLS);
        }
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f))) {
            throw new IllegalArgumentException("the value of header " + name + " must be printable ASCII");
        }
        SortedMap<String, String> copy = new TreeMap<>(fields);
        copy.remove(name);
        copy.put(name, value);
        return new HttpHeaders(copy);
    }

    /** Names and values, unmodifiable. */
    public Map<String, String> asMap() {
        return Collections.unmodifiableMap(fields);
    }

    /**
     * The text with every value of these headers in it replaced, for words that a receiver sends back. Credentials are
     * found without their scheme, too, and so is the password of basic ones (RFC 7617). What says nothing but which format
     * is wanted, or by whom, stays.
     */
    public String mask(String text) {
        String masked = text;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!isPublic(field.getKey())) {
                String value = field.getValue();
                masked = mask(mask(masked, value), value.substring(value.indexOf(' ') + 1));
                masked = mask(masked, password(value));
            }
        }
        return masked;
    }

    /** Whether what a field of this name holds is no secret. */
    static boolean isPublic(String name) {
        return PUBLIC.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The names alone. */
    @Override
    public String toString() {
        return fields.keySet() + "=***";
    }

    private static String mask(String text, String secret) {
        return secret.length() >= SHORTEST_SECRET ? text.replace(secret, "***") : text;
    }

    /** Of basic credentials; empty of others. */
    private static String password(String value) {
        if (!value.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return "";
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(value.substring(BASIC.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            return text.substring(text.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || TOKEN_SYMBOLS.indexOf(c) >= 0;
    }
}
