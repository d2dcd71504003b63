package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    private static final JsonObject INNER = JsonObject.builder()
            .put("text", "abc")
            .put("count", 3)
            .put("flag", true)
            .put("half", JsonNumber.of(0.5))
            .put("nothing", JsonNull.NULL)
            .put("texts", JsonArray.ofStrings(List.of("a", "b")))
            .build();

    private final JsonFields inner =
            JsonFields.of(JsonObject.builder().put("inner", INNER).build()).object("inner");

    @Test
    void eachMemberIsReadAsWhatItIs() {
        assertThat(inner.text("text", 3)).contains("abc");
        assertThat(inner.count("count")).hasValue(3);
        assertThat(inner.flag("flag")).contains(true);
        assertThat(inner.amount("half", 1))
                .hasValueSatisfying(half -> assertThat(half).isEqualByComparingTo("0.5"));
    }

    @Test
    void whatIsNullIsAbsent() {
        assertThat(inner.has("nothing")).isFalse();
        assertThat(inner.text("nothing", 3)).isEmpty();
        assertThat(inner.count("nothing")).isEmpty();
        assertThat(inner.objects("nothing", 1)).isEmpty();
        assertThat(inner.optionalObject("nothing")).isEmpty();
    }

    @Test
    void aMemberThatIsSomethingElseIsNamedByItsWay() {
        refused(() -> inner.text("count", 9), "inner.count: expected a text, found number");
        refused(() -> inner.flag("text"), "inner.text: expected true or false, found string");
        refused(() -> inner.count("half"), "inner.half: expected a whole number from 0");
        refused(() -> inner.object("text"), "inner.text: expected an object, found string");
        refused(() -> inner.objects("texts", 5), "inner.texts[0]: expected an object, found string");
        refused(() -> inner.objects("texts", 1), "inner.texts: expected at most 1 elements, found 2");
        refused(() -> inner.text("text", 2), "inner.text: expected at most 2 characters, found 3");
        refused(() -> inner.amount("count", 2), "inner.count: expected a number from 0 to 2");
        refused(() -> inner.requiredText("nothing", 9), "inner.nothing: expected a text of 1 to 9 characters");
        refused(() -> JsonFields.of(JsonNull.NULL), "expected an object, found null");
    }

    @Test
    void aNumberBelowZeroOrBeyondDoublesIsNoCount() {
        JsonFields fields = JsonFields.of(JsonObject.builder()
                .put("below", -1)
                .put("beyond", JsonNumber.parse("1e400"))
                .build());
        refused(() -> fields.count("below"), "below: expected a whole number from 0");
        refused(() -> fields.count("beyond"), "beyond: expected a whole number from 0");
        refused(() -> fields.amount("beyond", Long.MAX_VALUE), "beyond: expected a number");
    }

    private static void refused(ThrowingCallable read, String message) {
        assertThatExceptionOfType(JsonFieldException.class).isThrownBy(read).withMessageStartingWith(message);
    }
}
