package dev.loki.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeededSampleTest {

    /** Drawn with sha256sum, sort and head. */
    @Test
    void theSampleIsThatOfTheShell() {
        assertThat(draw(5, "q1", 1_000)).isEqualTo(List.of(100L, 275L, 601L, 695L, 746L));
    }

    @Test
    void anotherSeedDrawsAnotherSample() {
        assertThat(draw(25, "q1", 1_000)).hasSize(25).doesNotHaveDuplicates().isSorted();
        assertThat(draw(25, "q2", 1_000)).isNotEqualTo(draw(25, "q1", 1_000));
        assertThat(draw(25, "q1", 7)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(draw(0, "q1", 7)).isEmpty();
        assertThatThrownBy(() -> new SeededSample(10_001, "")).hasMessageContaining("expected a sample of 0 to 10000");
    }

    private static List<Long> draw(int size, String seed, int population) {
        SeededSample sample = new SeededSample(size, seed);
        for (long seq = 0; seq < population; seq++) {
            sample.add(seq);
        }
        return sample.seqs();
    }
}
