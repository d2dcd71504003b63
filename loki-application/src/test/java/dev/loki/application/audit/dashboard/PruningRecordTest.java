package dev.loki.application.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.application.House;
import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.json.JsonNull;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class PruningRecordTest {

    private static final DashboardAnchor FIRST = anchor("aa", 5, "audit-2026-02-20.jsonl");
    private static final DashboardAnchor SECOND = anchor("bb", 9, "audit-2026-02-21.jsonl");

    private final House house = new House();
    private long witnessed;

    @Test
    void aFileGoesOnceTheWitnessesKnowItsRecordAndThereIsOneRecordHoweverOftenItIsAsked() {
        house.audit.record(new AuditDraft("tester", "file_write", "a.txt", null, JsonNull.NULL));
        assertThat(record().record(FIRST)).isFalse();
        witnessed = 1;
        assertThat(record().record(FIRST)).isFalse();
        witnessed = 2;
        assertThat(record().record(FIRST)).isTrue();
        assertThat(house.log.entries())
                .extracting(AuditEntry::what)
                .containsExactly("file_write", AuditActions.DASHBOARD_AUDIT_PRUNED);
    }

    @Test
    void eachFileHasItsOwnRecord() {
        witnessed = Long.MAX_VALUE;
        assertThat(record().record(FIRST)).isTrue();
        assertThat(record().record(SECOND)).isTrue();
        assertThat(house.log.entries()).hasSize(2);
    }

    @Test
    void whereTheRecordCannotBeMadeOrTheWitnessNotAskedNothingGoes() {
        LongSupplier broken = () -> {
            throw new CheckpointException("cannot read audit.checkpoints", null);
        };
        assertThatThrownBy(() -> record(house.audit, broken).record(FIRST))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("audit.checkpoints");
        house.log.failAppends();
        assertThatThrownBy(() -> record().record(SECOND)).isInstanceOf(AuditLogException.class);
    }

    @Test
    void withoutAnAgentChainThereIsNothingToWaitFor() {
        assertThat(record(AuditTrail.off(), () -> 0).record(FIRST)).isTrue();
    }

    private PruningRecord record() {
        return record(house.audit, () -> witnessed);
    }

    private static PruningRecord record(AuditTrail agent, LongSupplier witnessed) {
        return new PruningRecord(agent, "/home/tester/audit", file -> Optional.empty(), witnessed);
    }

    private static DashboardAnchor anchor(String hash, long entries, String file) {
        return new DashboardAnchor(hash, entries, "2026-02-21T10:00:00.000Z", file);
    }
}
