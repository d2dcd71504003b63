package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many limits of one number asked at once: what keeps all is settled at once, and nothing slips through. */
class NumberScreenTest {

    private final Screen open = screen("cost", "> 1", "< 9", "!= 4", "!= 5", "<= 100");
    private final Screen closed = screen("cost", ">= 1", "<= 9", ">= 0");

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 4.5, 8.999})
    void aNumberThatKeepsEveryLimitIsSettled(double cost) {
        assertThat(open.holds(cost(cost))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 9, 4, 5, 0, 10, 1_000, -3})
    void aNumberThatBreaksOneIsNot(double cost) {
        assertThat(open.holds(cost(cost))).isFalse();
    }

    @Test
    void aLimitThatMayBeReachedIsSettledWhenItIs() {
        assertThat(closed.holds(cost(1))).isTrue();
        assertThat(closed.holds(cost(9))).isTrue();
        assertThat(closed.holds(cost(0.999))).isFalse();
        assertThat(closed.holds(cost(9.001))).isFalse();
    }

    @Test
    void aNumberThatMustBeOneIsSettledByThatOneOnly() {
        Screen three = screen("cost", "== 3", "<= 9");

        assertThat(three.holds(cost(3))).isTrue();
        assertThat(three.holds(cost(2))).isFalse();
        assertThat(three.holds(cost(4))).isFalse();
    }

    @Test
    void aValueThatIsNoNumberIsNotSettled() {
        assertThat(open.holds(JsonObject.EMPTY.with("cost", new JsonString("3"))))
                .isFalse();
        assertThat(open.holds(JsonObject.EMPTY)).isFalse();
        assertThat(screen("active_agents", "<= 5", "!= 4").holds(object("active_agents", -1)))
                .isFalse();
    }

    @Test
    void anActionWithoutACountOfAgentsIsSettled() {
        assertThat(screen("active_agents", "<= 5", "!= 4").holds(JsonObject.EMPTY))
                .isTrue();
    }

    private static JsonObject cost(double cost) {
        return JsonObject.EMPTY.with("cost", JsonNumber.of(cost));
    }

    private static Screen screen(String field, String... limits) {
        List<ComparisonCondition> conditions = Stream.of(limits)
                .map(limit -> limit.split(" ", -1))
                .map(limit -> new ComparisonCondition(
                        field, Comparison.of(limit[0]).orElseThrow(), JsonNumber.parse(limit[1])))
                .toList();
        return NumberScreen.of(field, false, conditions);
    }
}
