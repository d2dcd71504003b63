package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
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

    private static Map<String, Object> asMap(Attributes attributes) {
        Map<String, Object> map = new LinkedHashMap<>();
        attributes.forEach(map::put);
        return map;
    }
}
