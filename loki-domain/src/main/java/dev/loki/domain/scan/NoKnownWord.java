package dev.loki.domain.scan;

/**
 * Refuses what is only a word that says what belongs there, such as {@code password}, {@code Secret1}, {@code test}; with
 * three digits or a digit and a symbol behind it, as in {@code admin123}, it is what people take for passwords.
 */
enum NoKnownWord implements Filter {
    FILTER;

    private static final int LONGEST = 32;
    private static final int MADE_UP = 3;

    private static final WordSet WORDS = WordSet.of(
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
            "user",
            "username",
            "bearer",
            "basic",
            "passwort",
            "kennwort",
            "wachtwoord",
            "senha",
            "parola",
            "heslo",
            "haslo");

    private static final int LONGEST_ALGORITHM = 4;
    private static final WordSet ALGORITHMS = WordSet.of("sha", "md", "rsa", "aes", "hmac", "base");

    @Override
    public boolean keeps(Window window, int start, int end) {
        if (end - start > LONGEST) {
            return true;
        }
        Traits traits = window.traits(start, end);
        boolean madeUp = isMadeUp(traits);
        if (traits.lower() + traits.upper() > (madeUp ? LONGEST_ALGORITHM : WordSet.LONGEST)) {
            return true;
        }
        long letters = WordSet.letters(window, start, end);
        return !ALGORITHMS.has(letters) && (madeUp || !WORDS.has(letters));
    }

    private static boolean isMadeUp(Traits traits) {
        return traits.digits() >= MADE_UP || (traits.digits() > 0 && traits.symbols() > 0);
    }
}
