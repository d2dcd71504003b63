package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads bytes counts them, as the bound of what a text may cost rests on it: no fewer, and not many more. */
class StepsTest {

    /** So much stands before each value: what is counted does not depend on where a value stands. */
    private static final String BEFORE = "-".repeat(900) + " ";

    private static final String BODY = "A".repeat(64);

    /**
     * A look at a value.
     *
     * @param keyword how long the keyword is that the text begins with
     * @param least how many bytes are read for it, those that are read twice counted twice
     */
    record Look(String name, Probe probe, String text, int keyword, int least) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Look> looks() {
        String dots = "." + "c".repeat(20) + "." + "c".repeat(30);
        String account = "DE89370400440532013000";
        return List.of(
                new Look("basic", BasicCredentials.PROBE, "Basic YW" + "I6Y2RlZmdoaWpr ", 6, 3 * 16),
                new Look("token", JsonWebToken.PROBE, "eyJhbGciOiJIUzI1NiJ9" + dots, 3, 2 * 20 + 50),
                new Look("block", PrivateKeyBlock.PROBE, "-----BEGIN PRIVATE" + " KEY-----\n" + BODY, 11, 11 + 64 + 20),
                new Look("ended", PrivateKeyBlock.PROBE, "-----BEGIN PRIVATE" + " KEY-----\n" + BODY + "-----", 11, 95),
                new Look(
                        "short", PrivateKeyBlock.PROBE, "-----BEGIN PRIVATE" + " KEY-----\nAAAAAAAA<", 11, 2 * 11 + 18),
                new Look("account", Iban.PROBE, account, 4, 3 * account.length()),
                new Look("putty", PuttyKey.PROBE, "Private-Lines: 1\n" + BODY + "\n", 15, 20 + 65));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aVerifierCountsWhatItReads(Look look) {
        Window window = Windows.onto(BEFORE + look.text);
        int from = BEFORE.length();
        look.probe.verifier().verify(window, from, from + look.keyword);
        assertThat(window.steps()).isBetween((long) look.least, look.least + 30L);
    }

    @Test
    void anAddressIsReadOnceForItsEndAndOnceForItsDots() {
        Window window = Windows.onto(BEFORE + "jane@mail.example.org ");
        int from = BEFORE.length() + 3;
        EmailAddress.PROBE.verifier().verify(window, from, from + 3);
        assertThat(window.steps()).isBetween(2 * 16 + 4L, 2 * 16 + 15L);
    }

    @Test
    void wordsAreReadWhole() {
        Span value = new Span(BEFORE.length(), BEFORE.length() + 12);
        Window window = Windows.onto(BEFORE + "Next-Page-of x");
        WordSet set = WordSet.of("abc", "xyz");
        assertThat(stepsOf(window, () -> Wording.isSentence(window, value))).isEqualTo(12);
        assertThat(stepsOf(window, () -> Wording.isOfWords(window, value))).isEqualTo(3 * 12);
        assertThat(stepsOf(window, () -> set.has(window, value.start(), value.end())))
                .isEqualTo(12);
        assertThat(stepsOf(window, () -> WordSet.letters(window, value.start(), value.end())))
                .isEqualTo(12);
    }

    @Test
    void entropyIsCountedTwice() {
        Window window = Windows.onto(BEFORE + "k9Qz7XpL2m");
        int from = BEFORE.length();
        assertThat(stepsOf(window, () -> Entropy.of(window, from, from + 10))).isEqualTo(20);
    }

    @Test
    void aChecksumIsReadFromTheUnderscoreOn() {
        String value = ExampleValue.checksummed("gh_" + "k9Qz7XpL2m000000");
        Window window = Windows.onto(BEFORE + value);
        int from = BEFORE.length();
        assertThat(stepsOf(window, () -> Base62Checksum.FILTER.keeps(window, from, from + 19)))
                .isEqualTo(10);
    }

    private static long stepsOf(Window window, Runnable look) {
        long before = window.steps();
        look.run();
        return window.steps() - before;
    }
}
