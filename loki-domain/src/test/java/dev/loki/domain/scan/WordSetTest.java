package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Words are known without a text being made of them. */
class WordSetTest {

    private static final List<String> WORDS = List.of("abc", "b_a", "cab", "aaaa", "abcabcabcabc");

    private final WordSet set = WordSet.of(WORDS.toArray(String[]::new));

    @Test
    void whatTextsSayOfRandomStretchesTheSetSays() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            String text = text(random, random.nextInt(16));
            Window window = Windows.onto(text);
            String lower = text.toLowerCase(Locale.ROOT);
            String letters = lower.replaceAll("[^a-z]", "");

            assertThat(set.has(window, 0, text.length())).as(text).isEqualTo(WORDS.contains(lower));
            assertThat(set.endIn(window, 0, text.length()))
                    .as(text)
                    .isEqualTo(WORDS.stream().anyMatch(lower::endsWith));
            assertThat(set.has(WordSet.letters(window, 0, text.length())))
                    .as(text)
                    .isEqualTo(WORDS.contains(letters));
        }
    }

    @Test
    void everyWordIsKnownInAnyCase() {
        for (String word : WORDS) {
            String upper = word.toUpperCase(Locale.ROOT);
            assertThat(set.has(Windows.onto(upper), 0, word.length())).as(word).isTrue();
        }
    }

    @Test
    void manyWordsAreKnownAndNoOthers() {
        Random random = new Random(11);
        for (int round = 1; round <= 60; round++) {
            Set<String> words = new HashSet<>();
            while (words.size() < 3 * round) {
                words.add(letters(random));
            }
            WordSet many = WordSet.of(words.toArray(String[]::new));
            for (String word : words) {
                assertThat(many.has(Windows.onto(word), 0, word.length()))
                        .as(word)
                        .isTrue();
            }
            for (int i = 0; i < 100; i++) {
                String other = letters(random);
                assertThat(many.has(Windows.onto(other), 0, other.length()))
                        .as(other)
                        .isEqualTo(words.contains(other));
            }
        }
    }

    private static String letters(Random random) {
        StringBuilder word = new StringBuilder();
        random.ints(2 + random.nextInt(3), 'a', 'z' + 1).forEach(c -> word.append((char) c));
        return word.toString();
    }

    @Test
    void theLongestWordIsKnownWholeAndNotWithinMoreLetters() {
        assertThat(letters("abc-ABC.abc1abc")).isTrue();
        assertThat(letters("xabcabcabcabc")).isFalse();
        assertThat(letters("abcabcabcabcp")).isFalse();
        WordSet longest = WordSet.of("xyzxyzxyzxyz", "ab");
        assertThat(longest.endIn(Windows.onto("-xyzxyzxyzxyz"), 0, 13)).isTrue();
        assertThat(longest.endIn(Windows.onto("xyzxyzxyzxy"), 0, 11)).isFalse();
    }

    private boolean letters(String text) {
        return set.has(WordSet.letters(Windows.onto(text), 0, text.length()));
    }

    @Test
    void whatStandsBeforeAStretchBelongsToNoWordOfIt() {
        Window window = Windows.onto("aaaa");
        assertThat(set.endIn(window, 0, 4)).isTrue();
        assertThat(set.endIn(window, 1, 4)).isFalse();
        assertThat(set.has(window, 1, 4)).isFalse();
        assertThat(set.has(WordSet.letters(window, 1, 4))).isFalse();
        assertThat(set.endIn(Windows.onto("abc"), 1, 3)).isFalse();
    }

    @Test
    void aWordTooLongIsRefused() {
        assertThatThrownBy(() -> WordSet.of("abcdefghijklm")).hasMessageContaining("at most 12 letters: abcdefghijklm");
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("abcABC_abcabc1".charAt(random.nextInt(random.nextInt(4) == 0 ? 14 : 6)));
        }
        return text.toString();
    }
}
