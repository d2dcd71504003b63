package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Attributes keep their order and type, and each name its last value. */
class AttributesTest {
    @Test
    void attributesKeepTheirOrderAndType() {
        Attributes attributes = Attributes.builder()
                .put("z", "text")
                .put("a", 1)
                .put("m", 0.5)
                .put("b", true)
                .build();

        assertThat(attributes.size()).isEqualTo(4);
        assertThat(asMap(attributes))
                .containsExactly(Map.entry("z", "text"), Map.entry("a", 1L), Map.entry("m", 0.5), Map.entry("b", true));
    }

    @Test
    void aNameSetTwiceHasItsLastValueAtItsFirstPlace() {
        Attributes attributes =
                Attributes.builder().put("a", "first").put("b", 1).put("a", 2).build();

        assertThat(attributes).hasToString("[a=2, b=1]");
    }

    @Test
    void doublesThatAreNotFiniteAreSetAsText() {
        Attributes attributes = Attributes.builder()
                .put("nan", Double.NaN)
                .put("up", Double.POSITIVE_INFINITY)
                .put("down", Double.NEGATIVE_INFINITY)
                .build();

        assertThat(asMap(attributes))
                .containsEntry("nan", "NaN")
                .containsEntry("up", "Infinity")
                .containsEntry("down", "-Infinity");
    }

    @Test
    void aValueThatEqualsANameIsNotMistakenForIt() {
        assertThat(Attributes.builder().put("a", "b").put("b", "c").build()).hasToString("[a=b, b=c]");
    }

    @Test
    void whatTheBuilderDoesLaterDoesNotReachWhatItBuilt() {
        Attributes.Builder builder = Attributes.builder().put("a", 1);
        Attributes built = builder.build();
        builder.put("a", 2);

        assertThat(built).hasToString("[a=1]");
        assertThat(Attributes.EMPTY.size()).isZero();
    }

    @Test
    void namesListsAndTextsAreBoundedAndNoCharacterIsCutInTwo() {
        Attributes attributes = Attributes.builder()
                .put("n".repeat(2_000), 1)
                .put("texts", Collections.nCopies(200, "t".repeat(5_000)))
                .put("emoji", "x".repeat(Attributes.LONGEST - 1) + "\ud83d\ude00")
                .build();
        Map<String, Object> map = asMap(attributes);

        assertThat(map).containsKey("n".repeat(Attributes.LONGEST_NAME));
        assertThat(map.get("texts"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(Attributes.MOST)
                .allMatch(text -> text.length() == Attributes.LONGEST);
        assertThat(map).containsEntry("emoji", "x".repeat(Attributes.LONGEST - 1));
    }

    @Test
    void attributesOfOthersAreAddedWithTheirLastValuesAndWhatTheyLeftOut() {
        Attributes others = Attributes.builder().put("a", 2).put("b", 3).drop(4).build();

        Attributes all = Attributes.builder().put("a", 1).putAll(others).build();

        assertThat(all).hasToString("[a=2, b=3]");
        assertThat(all.dropped()).isEqualTo(4);
    }

    private static Map<String, Object> asMap(Attributes attributes) {
        Map<String, Object> map = new LinkedHashMap<>();
        attributes.forEach(map::put);
        return map;
    }
}
