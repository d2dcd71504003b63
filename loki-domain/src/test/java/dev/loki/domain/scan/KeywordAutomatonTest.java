package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeywordAutomatonTest {

    @Test
    void overlappingKeywordsAreAllReported() {
        assertThat(hits("ushers", "he", "she", "his", "hers")).containsExactly("0@4", "1@4", "3@6");
    }

    @Test
    void foldedKeywordIsFoundInAnyCase() {
        KeywordAutomaton automaton = KeywordAutomaton.of(List.of(Keyword.folded("api_key"), Keyword.exact("AKIA")));

        assertThat(hits(automaton, "Api_KEY akia AKIA")).containsExactly("0@7", "1@17");
    }

    @Test
    void classOfBytesIsAKeyword() {
        KeywordAutomaton automaton =
                KeywordAutomaton.of(List.of(Shape.of("([0-9]{3}-[0-9])").keyword()));

        assertThat(hits(automaton, "1234-5 12-3")).containsExactly("0@6");
    }

    @Test
    void whatANaiveSearchFindsIsFoundInRandomTexts() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            String[] keywords = random.ints(1 + random.nextInt(6), 1, 5)
                    .mapToObj(length -> text(random, length))
                    .distinct()
                    .toArray(String[]::new);
            String text = text(random, 60);

            assertThat(hits(text, keywords)).containsExactlyInAnyOrderElementsOf(naive(text, keywords));
        }
    }

    @Test
    void whatANaiveSearchForSetsOfBytesFindsIsFoundInRandomTexts() {
        List<ByteSet> sets = List.of(
                ByteSet.of("a"),
                ByteSet.of("a-b"),
                ByteSet.of("b-c"),
                ByteSet.folded('a'),
                ByteSet.allBytesBut(ByteSet.of("a")));
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            List<Keyword> keywords = random.ints(1 + random.nextInt(6), 1, 5)
                    .mapToObj(length -> random.ints(length, 0, sets.size())
                            .mapToObj(sets::get)
                            .toList())
                    .map(Keyword::new)
                    .distinct()
                    .toList();
            String text = text(random, 60) + "A" + text(random, 5);

            assertThat(hits(KeywordAutomaton.of(keywords), text))
                    .containsExactlyInAnyOrderElementsOf(naive(text, keywords));
        }
    }

    private static List<String> naive(String text, List<Keyword> keywords) {
        List<String> hits = new ArrayList<>();
        for (int end = 1; end <= text.length(); end++) {
            for (int k = 0; k < keywords.size(); k++) {
                if (endsWith(text.substring(0, end), keywords.get(k))) {
                    hits.add(k + "@" + end);
                }
            }
        }
        return hits;
    }

    private static boolean endsWith(String text, Keyword keyword) {
        int from = text.length() - keyword.length();
        return from >= 0
                && IntStream.range(0, keyword.length())
                        .allMatch(i -> keyword.bytes().get(i).has((byte) text.charAt(from + i)));
    }

    @Test
    void keywordTooLongIsRefused() {
        assertThatThrownBy(() -> Keyword.exact("x".repeat(65))).hasMessageContaining("1 to 64 bytes, this one 65");
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(length, 'a', 'd').forEach(c -> text.append((char) c));
        return text.toString();
    }

    private static List<String> naive(String text, String... keywords) {
        List<String> hits = new ArrayList<>();
        for (int end = 1; end <= text.length(); end++) {
            for (int k = 0; k < keywords.length; k++) {
                if (text.substring(0, end).toLowerCase(Locale.ROOT).endsWith(keywords[k])) {
                    hits.add(k + "@" + end);
                }
            }
        }
        return hits;
    }

    private static List<String> hits(String text, String... keywords) {
        return hits(
                KeywordAutomaton.of(
                        List.of(keywords).stream().map(Keyword::exact).toList()),
                text);
    }

    private static List<String> hits(KeywordAutomaton automaton, String text) {
        List<String> hits = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        automaton.run(KeywordAutomaton.START, bytes, 0, bytes.length, (ending, end) -> {
            for (int keyword : automaton.ending(ending)) {
                hits.add(keyword + "@" + end);
            }
        });
        return hits;
    }
}
