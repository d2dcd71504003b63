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

        assertThat(call("one", 100)).isEqualTo(new MeteredSessions.Standing(true, 100, true));
        assertThat(call("one", 200)).isEqualTo(new MeteredSessions.Standing(true, 100, false));
    }

    @Test
    void whatIsHeardOfASessionFreesItAloneWheneverItComes() {
        sessions.told("claude-code", "early");
        exhaust("early");
        exhaust("late");
        exhaust("other");
        sessions.told("claude-code", "late");
        sessions.told("codex", "other");

        assertThat(sessions.unheard()).extracting(UnheardSession::session).containsExactly("other");
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

    @Test
    void whatWasCountedIsKeptAndGoneOnWith() {
        exhaust("one");
        exhaust("one");
        call("x".repeat(999), 1);

        assertThat(sessions.unheard())
                .containsExactly(
                        new UnheardSession("claude-code", "one", MeteredSessions.UNSEEN_CALLS + 1),
                        new UnheardSession("claude-code", "x".repeat(MeteredSessions.LONGEST_NAME), 1));

        MeteredSessions next = new MeteredSessions();
        next.restore(sessions.unheard());

        assertThat(next.call("claude-code", "one", 7)).isEqualTo(new MeteredSessions.Standing(true, 7, false));
        assertThat(next.call("claude-code", "x".repeat(999), 7).overdue()).isFalse();
        assertThat(next.call("claude-code", "new", 7).overdue()).isFalse();
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
