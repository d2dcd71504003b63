package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three characters of ASCII find what stands under them, and nothing else. */
class GramsTest {

    private static final String CHARACTERS = "/-.059AZaz{~";

    @Test
    void threeCharactersHaveANumberOfTheirOwn() {
        assertThat(texts().stream().map(text -> Grams.at(text, 0))).doesNotHaveDuplicates();
    }

    @Test
    void whatStandsUnderEachIsFoundWhereverItStands() {
        Map<Integer, List<String>> byGram = new HashMap<>();
        texts().forEach(text -> byGram.put(Grams.at(text, 0), List.of(text)));
        Grams<String> grams = Grams.of(byGram);

        assertThat(texts()).allSatisfy(text -> assertThat(grams.valuesAt("xy" + text + "z", 2))
                .containsExactly(text));
        assertThat(grams.valuesAt("-b-", 0)).isEmpty();
    }

    @Test
    void whereNothingStandsNothingIsFound() {
        assertThat(Grams.of(Map.of()).valuesAt("abc", 0)).isEmpty();
    }

    private static List<String> texts() {
        List<String> texts = List.of("");
        for (int length = 0; length < 3; length++) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                CHARACTERS.chars().forEach(character -> longer.add(text + (char) character));
            }
            texts = longer;
        }
        return texts;
    }
}
