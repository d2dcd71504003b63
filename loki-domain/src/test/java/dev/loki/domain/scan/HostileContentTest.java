package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loki.testing.Nightly;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No long content makes a pattern stall or overflow the stack; a stall ends in the test's time limit. */
class HostileContentTest {
    private static final int SIZE = Nightly.count(1 << 16, 1 << 20);

    /** So that every pattern has to look. */
    private static final String KEYWORDS = String.join(
            "\n",
            SecretDetectors.ALL.stream()
                    .flatMap(detector -> detector.keywords().stream())
                    .toList());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.",
                "a",
                "1",
                "-",
                " ",
                "\n",
                "_",
                "@",
                "a@",
                "a@a.",
                "a-",
                "sk-",
                "sk-a",
                "gh",
                "password",
                "password=",
                "password=\"",
                "password = \\\"",
                "password:\n",
                "token",
                "secret='",
                "AKIA",
                "aws_secret_key=",
                "://",
                "a://",
                "a://a:",
                "authorization: basic ",
                "-----BEGIN ",
                "4111 ",
                "123-45-",
                "(415) ",
                "\\",
                "\"",
                "\ud800"
            })
    void aLongRunEnds(String unit) {
        assertEnds(unit.repeat(SIZE / unit.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"password", "password=", "password = \"", "token=\"", "xoxb-", "secretaccesskey:", "a@", "a://"})
    void aLongRunBehindABeginningEnds(String beginning) {
        assertEnds(beginning + " ".repeat(SIZE));
        assertEnds(beginning + "1".repeat(SIZE));
        assertEnds(beginning + "a.".repeat(SIZE / 2));
        assertEnds(beginning + "\\\"".repeat(SIZE / 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-x", "\n", "- "})
    void privateKeysWithoutAnEndEnd(String body) {
        String begin = "-----BEGIN " + "PRIVATE KEY-----";

        assertEnds((begin + body).repeat(SIZE / 30));
        assertEnds(begin + (body + "y").repeat(SIZE / 3));
    }

    private static void assertEnds(String text) {
        assertThatCode(() -> {
                    ContentScanner.SECRETS.mask(text + "\n" + KEYWORDS);
                    ContentScanner.PII.scan(text);
                })
                .doesNotThrowAnyException();
    }
}
