package dev.loki.cli;

import java.util.HashMap;
import java.util.Map;

/** The environment as the user set it, before the launcher changed the locale for the JVM's sake. */
final class UserEnvironment {

    /** {@code set:VALUE} or {@code unset}: what LC_ALL was when the launcher was called. */
    private static final String ORIGINAL_LOCALE = "LOKI_ORIGINAL_LC_ALL";

    private static final String LOCALE = "LC_ALL";
    private static final String SET = "set:";

    private UserEnvironment() {}

    static Map<String, String> restored(Map<String, String> environment) {
        Map<String, String> restored = new HashMap<>(environment);
        String original = restored.remove(ORIGINAL_LOCALE);
        if (original == null) {
            return restored;
        }
        if (original.startsWith(SET)) {
            restored.put(LOCALE, original.substring(SET.length()));
        } else {
            restored.remove(LOCALE);
        }
        return restored;
    }
}
