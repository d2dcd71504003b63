package dev.loki.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeteredSessionsTest {

    private final MeteredSessions sessions = new MeteredSessions();

    @Test
    void fiveCallsAreFreeAndTheSixthIsOverdueFromThenOn() {
        for (int i = 1; i <= MeteredSessions.UNSEEN_CALLS; i++) {
            assertThat(call("one", i).overdue()).as("call %d", i).isFalse();
        }

        assertThat(call("one", 100)).isEqualTo(new MeteredSessions.Standing(true, 100));
        assertThat(call("one", 200)).isEqualTo(new MeteredSessions.Standing(true, 100));
    }

    @Test
    void whatIsHeardOfASessionFreesItAloneWheneverItComes() {
        sessions.told("claude-code", "early");
        exhaust("early");
        exhaust("late");
        exhaust("other");
        sessions.told("claude-code", "late");
        sessions.told("codex", "other");

        assertThat(call("early", 9).overdue()).isFalse();
        assertThat(call("late", 9).overdue()).isFalse();
        assertThat(call("other", 9).overdue())
                .as("another agent's session of the same name")
                .isTrue();
    }

    @Test
    void aSessionWithoutANameIsOneOfItsOwn() {
        exhaust("");
        sessions.told("claude-code", "named");

        assertThat(call("", 9).overdue()).isTrue();
    }

    private void exhaust(String session) {
        for (int i = 0; i <= MeteredSessions.UNSEEN_CALLS; i++) {
            call(session, i);
        }
    }

    private MeteredSessions.Standing call(String session, long nanos) {
        return sessions.call("claude-code", session, nanos);
    }
}
