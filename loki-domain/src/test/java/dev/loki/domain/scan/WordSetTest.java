package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words are known without a text being made of them. */
class WordSetTest {

    private static final List<String> WORDS = List.of("abc", "b_a", "cab", "aaaa", "abcabcabcabc");
    private static final WordSet SET = WordSet.of(WORDS.toArray(String[]::new));

    @Test
    void whatTextsSayOfRandomStretchesTheSetSays() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            String text = text(random, random.nextInt(16));
            Window window = Windows.onto(text);
            String lower = text.toLowerCase(Locale.ROOT);
            String letters = lower.replaceAll("[^a-z]", "");

            assertThat(SET.has(window, 0, text.length())).as(text).isEqualTo(WORDS.contains(lower));
            assertThat(SET.endIn(window, 0, text.length()))
                    .as(text)
                    .isEqualTo(WORDS.stream().anyMatch(lower::endsWith));
            assertThat(SET.has(WordSet.letters(window, 0, text.length())))
                    .as(text)
                    .isEqualTo(WORDS.contains(letters));
        }
    }

    @Test
    void everyWordIsKnownInAnyCase() {
        for (String word : WORDS) {
            String upper = word.toUpperCase(Locale.ROOT);
            assertThat(SET.has(Windows.onto(upper), 0, word.length())).as(word).isTrue();
        }
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
