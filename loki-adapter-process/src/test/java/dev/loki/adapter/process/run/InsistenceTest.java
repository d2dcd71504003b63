package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InsistenceTest {

    private long millis;
    private final Insistence insistence = new Insistence(() -> TimeUnit.MILLISECONDS.toNanos(millis));

    @Test
    void theSameSignalAgainIsTheSecond() {
        assertThat(insistence.isSecond("TERM", false)).isFalse();
        millis = 5_000;
        assertThat(insistence.isSecond("HUP", false)).isFalse();
        assertThat(insistence.isSecond("TERM", false)).isTrue();
    }

    @Test
    void whatOneSenderToldTwiceIsOne() {
        insistence.isSecond("TERM", false);
        millis = 100;
        assertThat(insistence.isSecond("TERM", false)).isFalse();
        millis = 201;
        assertThat(insistence.isSecond("TERM", false)).isTrue();
    }

    @Test
    void keysAreMeantForUsWhereTheyComeInARow() {
        insistence.isSecond("INT", true);
        millis = 2_001;
        assertThat(insistence.isSecond("INT", true)).isFalse();
        millis = 3_000;
        assertThat(insistence.isSecond("INT", true)).isTrue();
    }

    @Test
    void anotherCommandIsAskedAnew() {
        insistence.isSecond("TERM", false);
        insistence.forget();
        millis = 5_000;
        assertThat(insistence.isSecond("TERM", false)).isFalse();
    }
}
