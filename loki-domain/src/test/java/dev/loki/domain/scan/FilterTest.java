package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands for a value, or is too plain to be one, is kept out. */
class FilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "${NAME}",
                "$(name)",
                "$NAME9",
                "{{ name }}",
                "{name}",
                "%name%",
                "%(name)s",
                "#{name}",
                "#name#",
                "<your-key>",
                "<%= key %>",
                "[your-key]",
                "@key@",
                "k{ey}",
                "abc${KEY}",
                "abc...xyz",
                "xxxxx",
                "xyxyzz",
                "abcdefgh",
                "12345678",
                "aabbccdd",
                "aaaab1cd"
            })
    void whatStandsForAValueIsAPlaceholder(String value) {
        assertThat(keeps(NoPlaceholder.FILTER, value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "k9Qz7",
                "$-k9Qz7",
                "{k9Qz7",
                "%k9Qz7",
                "#k9Qz7",
                "<k9Qz7",
                "[k9Qz7",
                "@k9Qz7",
                "k$9Qz7",
                "acegik",
                "xyzq",
                "aabcf9Qz"
            })
    void whatOnlyBeginsLikeOneIsNot(String value) {
        assertThat(keeps(NoPlaceholder.FILTER, value)).isTrue();
    }

    @Test
    void whatIsSureOfTheEntropyWithoutCountingIsTrue() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder value = new StringBuilder();
            int kinds = 1 + random.nextInt(90);
            random.ints(1 + random.nextInt(60), 0x21, 0x21 + kinds).forEach(c -> value.append((char) c));
            double least = random.nextDouble() * 6;
            assertThat(keeps(new Entropy(least), value.toString())).isEqualTo(entropy(value.toString()) >= least);
        }
    }

    @Test
    void entropyIsInBitsAByte() {
        assertThat(entropy("aaaa")).isZero();
        assertThat(entropy("abab")).isEqualTo(1);
        assertThat(entropy("abcd")).isEqualTo(2);
        assertThat(keeps(new Entropy(2), "abcd")).isTrue();
        assertThat(keeps(new Entropy(2), "abca")).isFalse();
    }

    @Test
    void ellipsisIsLookedForAtTheBeginning() {
        assertThat(keeps(NoEllipsis.FILTER, "abc...")).isFalse();
        assertThat(keeps(NoEllipsis.FILTER, "abc..")).isTrue();
        assertThat(keeps(NoEllipsis.FILTER, "...")).isFalse();
        assertThat(keeps(NoEllipsis.FILTER, "a".repeat(509) + "...")).isFalse();
        assertThat(keeps(NoEllipsis.FILTER, "a".repeat(510) + "...")).isTrue();
    }

    @Test
    void stopWordsAreFoundInAnyCase() {
        StopWords words = new StopWords(List.of("sample"));
        assertThat(keeps(words, "xSaMpLex")).isFalse();
        assertThat(keeps(words, "sampl")).isTrue();
        assertThat(words.keeps(Windows.onto("sample"), 1, 6)).isTrue();
    }

    @Test
    void checksumIsThatOfWhatStandsBeforeIt() {
        String value = ExampleValue.checksummed("gh_" + "k9Qz7XpL2m000000");
        assertThat(keeps(Base62Checksum.FILTER, value)).isTrue();
        assertThat(keeps(Base62Checksum.FILTER, value.substring(3))).isTrue();
        assertThat(keeps(Base62Checksum.FILTER, value.replace("k9", "k8"))).isFalse();
        assertThat(keeps(Base62Checksum.FILTER, "000000")).isFalse();
        assertThat(keeps(Base62Checksum.FILTER, "_" + "123456789" + "3jZRME")).isTrue();
        assertThat(keeps(Base62Checksum.FILTER, "gh_1_" + "123456789" + "3jZRME"))
                .isTrue();
        assertThat(keeps(Base62Checksum.FILTER, "123456788" + "3jZRME")).isFalse();
        assertThat(keeps(Base62Checksum.FILTER, "k9Qz7XpL2m_00000")).isFalse();
        assertThat(keeps(Base62Checksum.FILTER, "00000")).isFalse();
    }

    private static double entropy(String value) {
        return Entropy.of(Windows.onto(value), 0, value.length());
    }

    private static boolean keeps(Filter filter, String value) {
        Window window = Windows.onto(value);
        return filter.keeps(window, 0, window.ceiling());
    }
}
