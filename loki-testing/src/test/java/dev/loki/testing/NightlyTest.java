package dev.loki.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The nightly build counts further. */
class NightlyTest {
    private final String before = System.getProperty("loki.nightly", "");

    @BeforeEach
    @AfterEach
    void asTheBuildSetIt() {
        System.setProperty("loki.nightly", before);
    }

    @Test
    void nightlyBuildsTakeTheLongCount() {
        System.setProperty("loki.nightly", "true");

        assertThat(Nightly.count(10, 1000)).isEqualTo(1000);
    }

    @Test
    void otherBuildsTakeTheShortOne() {
        System.setProperty("loki.nightly", "");

        assertThat(Nightly.count(10, 1000)).isEqualTo(10);
    }
}
