package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** States are numbered in the order in which they come up, each once. */
class StateNumbersTest {

    @Test
    void aMapFromListsSaysTheSameWhileTheTableGrows() {
        Random random = new Random(3);
        StateNumbers numbers = new StateNumbers(100_000);
        Map<List<Integer>, Integer> expected = new LinkedHashMap<>();
        List<int[]> states = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int[] state = random.ints(random.nextInt(4), 0, 30).toArray();
            List<Integer> key = new ArrayList<>();
            for (int item : state) {
                key.add(item);
            }
            Integer known = expected.putIfAbsent(key, expected.size());
            if (known == null) {
                states.add(state);
            }

            assertThat(numbers.number(state)).isEqualTo(expected.get(key));
        }
        assertThat(numbers.count()).isEqualTo(expected.size()).isGreaterThan(4 * 1024);
        for (int number = 0; number < numbers.count(); number++) {
            assertThat(numbers.get(number)).isEqualTo(states.get(number));
            assertThat(numbers.number(states.get(number))).isEqualTo(number);
        }
    }

    @Test
    void thereAreNoMoreThanAllowed() {
        StateNumbers numbers = new StateNumbers(2);
        numbers.number(new int[] {1});
        numbers.number(new int[] {2});

        assertThat(numbers.number(new int[] {1})).isZero();
        assertThatThrownBy(() -> numbers.number(new int[] {3})).hasMessageContaining("more than 2 states");
    }
}
