package dev.loki.domain.scan;

import java.util.Locale;
import java.util.Set;

/** Refuses what is only a word that says what belongs there, such as {@code password}, {@code Secret1}, {@code test}. */
enum NoKnownWord implements Filter {
    FILTER;

    private static final int LONGEST = 32;

    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "pass",
            "pwd",
            "passphrase",
            "secret",
            "mysecret",
            "mypassword",
            "token",
            "changeme",
            "placeholder",
            "redacted",
            "hidden",
            "masked",
            "dummy",
            "test",
            "testing",
            "string",
            "none",
            "null",
            "nil",
            "undefined",
            "true",
            "false",
            "required",
            "optional",
            "enter",
            "admin",
            "apikey",
            "key",
            "value",
            "sha",
            "md",
            "rsa",
            "aes",
            "hmac",
            "bearer",
            "basic",
            "base");

    @Override
    public boolean keeps(Window window, int start, int end) {
        if (end - start > LONGEST) {
            return true;
        }
        Traits traits = Traits.of(window, new Span(start, end));
        return traits.symbols() > 0 && traits.digits() > 0 || !WORDS.contains(letters(window.text(start, end)));
    }

    private static String letters(String value) {
        StringBuilder letters = new StringBuilder();
        value.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').forEach(c -> letters.append((char) c));
        return letters.toString();
    }
}
