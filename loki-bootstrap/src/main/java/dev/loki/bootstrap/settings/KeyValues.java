package dev.loki.bootstrap.settings;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists such as {@code a=1,b=2}, in which values are percent-encoded (W3C Baggage, without properties). */
final class KeyValues {

    private KeyValues() {}

    /** The pairs of a variable; where one is malformed, none. */
    static Map<String, String> read(Variables variables, String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : variables.text(name).orElse("").split(",", -1)) {
            int equals = pair.indexOf('=');
            if (pair.isBlank()) {
                continue;
            }
            if (equals < 1) {
                variables.problem(name, "expected name=value,name=value");
                return Map.of();
            }
            try {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        decode(pair.substring(equals + 1).strip()));
            } catch (IllegalArgumentException e) {
                variables.problem(name, "expected percent-encoded values");
                return Map.of();
            }
        }
        return pairs;
    }

    /** A plus sign is itself here, unlike in a form. */
    private static String decode(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
