package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What ended last before a place is the same whether it was read on or anew, and no byte is read twice. */
class LastKeywordTest {

    private static final List<String> WORDS = List.of("ab", "bc", "cd");
    private static final KeywordAutomaton KEYWORDS = KeywordAutomaton.of(Keyword.folded(WORDS));
    private static final int WITHIN = 8;

    @Test
    void itIsWhatANaiveSearchFindsInRandomTexts() {
        Random random = new Random(13);
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(300, 'a', 'h').forEach(c -> text.append((char) c));
            byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
            LastKeyword last = new LastKeyword();
            for (int to = random.nextInt(20); to < bytes.length; to += random.nextInt(20)) {
                int from = Math.max(0, to - WITHIN - 2);
                assertThat(last.before(KEYWORDS, bytes, from, to, WITHIN)).isEqualTo(naive(text, to));
            }
            assertThat(last.steps()).isBetween(bytes.length / 2L, 2L * bytes.length);
        }
    }

    private static int naive(StringBuilder text, int to) {
        for (int end = to; end > Math.max(1, to - WITHIN); end--) {
            int word = WORDS.indexOf(text.substring(end - 2, end));
            if (word >= 0) {
                return word;
            }
        }
        return -1;
    }
}
