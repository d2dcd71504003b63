package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final List<String> closed = new ArrayList<>();

    @Test
    void everyPartIsClosedAndTheFirstTroubleIsThrownWithTheOthers() {
        IllegalStateException first = new IllegalStateException("first");
        AssertionError second = new AssertionError("second");
        Closing closing = new Closing(Duration.ofSeconds(1))
                .then(() -> closed.add("a"))
                .then(() -> {
                    throw first;
                })
                .then(() -> closed.add("b"))
                .then(() -> {
                    throw second;
                })
                .then(() -> closed.add("c"));

        assertThatThrownBy(closing::end).isSameAs(first).hasSuppressedException(second);
        assertThat(closed).containsExactly("a", "b", "c");
    }

    @Test
    void anErrorIsThrownAsItIs() {
        AssertionError error = new AssertionError("no class");
        Closing closing = new Closing(Duration.ZERO).then(() -> {
            throw error;
        });

        assertThatThrownBy(closing::end).isSameAs(error);
    }

    @Test
    void whereNothingFailsNothingIsThrown() {
        new Closing(Duration.ZERO).then(() -> closed.add("a")).end();

        assertThat(closed).containsExactly("a");
    }

    @Test
    void aPartHasHalfASecondAtTheLeast() {
        assertThat(new Closing(Duration.ZERO).left()).isEqualTo(Duration.ofMillis(500));
        assertThat(new Closing(Duration.ofHours(1)).left()).isGreaterThan(Duration.ofMinutes(59));
    }
}
