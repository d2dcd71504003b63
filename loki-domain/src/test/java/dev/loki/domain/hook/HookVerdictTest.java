package dev.loki.domain.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HookVerdictTest {

    /** A command that touches two files is asked about twice, and a warning of the policy file comes with each answer. */
    @Test
    void whatIsNotedTwiceIsSaidOnce() {
        HookVerdict verdict = HookVerdict.PASS
                .noting(List.of("two policy files", "two policy files"))
                .noting(List.of("no event", "two policy files"));

        assertThat(verdict.notes()).containsExactly("two policy files", "no event");
    }
}
