package dev.loki.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonNull;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A query filters by what it names, bounds included. */
class AuditQueryTest {
    private static final Instant AT = Instant.parse("2026-02-21T10:00:00.500Z");

    @Test
    void aQueryThatNamesNothingWantsEverything() {
        assertThat(AuditQuery.ALL.matches(entry("yesterday"))).isTrue();
    }

    @Test
    void whoAndWhatMatchExactly() {
        assertThat(new AuditQuery("agent-1", "file_write", null, null).matches(entry()))
                .isTrue();
        assertThat(new AuditQuery("agent", null, null, null).matches(entry())).isFalse();
        assertThat(new AuditQuery("Agent-1", null, null, null).matches(entry())).isFalse();
        assertThat(new AuditQuery("agent-1", "file_read", null, null).matches(entry()))
                .isFalse();
    }

    @Test
    void bothEndsOfThePeriodBelongToIt() {
        assertThat(new AuditQuery(null, null, AT, AT).matches(entry())).isTrue();
        assertThat(new AuditQuery(null, null, AT.plusMillis(1), null).matches(entry()))
                .isFalse();
        assertThat(new AuditQuery(null, null, null, AT.minusMillis(1)).matches(entry()))
                .isFalse();
        assertThat(new AuditQuery(null, null, AT.minusMillis(1), AT.plusMillis(1)).matches(entry()))
                .isTrue();
    }

    @Test
    void aTimestampThatCannotBeReadIsInNoPeriod() {
        assertThat(new AuditQuery(null, null, Instant.MIN, null).matches(entry("yesterday")))
                .isFalse();
        assertThat(new AuditQuery("agent-1", null, null, null).matches(entry("yesterday")))
                .isTrue();
    }

    private static AuditEntry entry() {
        return entry("2026-02-21T10:00:00.500Z");
    }

    private static AuditEntry entry(String timestamp) {
        return new AuditEntry(0, timestamp, "agent-1", "file_write", null, null, JsonNull.NULL, "GENESIS", "");
    }
}
