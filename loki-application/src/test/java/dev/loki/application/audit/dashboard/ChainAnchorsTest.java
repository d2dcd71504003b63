package dev.loki.application.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.checkpoint.WitnessedLines;
import dev.loki.contracts.audit.dashboard.InMemoryDashboardLog;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainAnchorsTest {

    private static final String FOLDER = "/home/tester/.loki/dashboard/audit";

    private final House house = new House();
    private final InMemoryDashboardLog log = new InMemoryDashboardLog(house.clock);
    private final DashboardAudit dashboard = DashboardAudit.keptIn(() -> log, true);
    private final ChainAnchors anchors = new ChainAnchors(house.audit, dashboard, FOLDER);

    @Test
    void theAgentChainSaysHowFarTheDashboardChainHadCome() {
        dashboard.log(DashboardEvent.of("create", "project"));
        dashboard.log(DashboardEvent.of("delete", "project"));

        AuditEntry entry = anchors.record().orElseThrow();
        assertThat(entry.what()).isEqualTo("chain_anchor");
        assertThat(((JsonObject) entry.metadata()).string("hash"))
                .hasValue(DashboardChain.storedHash(log.lines().get(1)).orElseThrow());
        assertThat(anchors.verify().errors()).isEmpty();
    }

    @Test
    void aDashboardChainThatWasCutShortIsFound() {
        dashboard.log(DashboardEvent.of("create", "project"));
        dashboard.log(DashboardEvent.of("delete", "project"));
        anchors.record();
        log.lines().remove(1);

        assertThat(anchors.verify().errors()).hasSize(1).first().asString().contains("had 2 entries");
    }

    @Test
    void aDashboardChainThatWasWrittenAnewIsFound() {
        dashboard.log(DashboardEvent.of("create", "project"));
        anchors.record();
        log.lines().clear();
        dashboard.log(DashboardEvent.of("create", "another"));

        assertThat(anchors.verify().valid()).isFalse();
    }

    @Test
    void whatAnotherFolderHadIsNotLookedForHere() {
        dashboard.log(DashboardEvent.of("create", "project"));
        anchors.record();
        log.lines().clear();

        ChainAnchors elsewhere = new ChainAnchors(house.audit, dashboard, "/elsewhere");
        assertThat(elsewhere.verify().valid()).isTrue();
        assertThat(elsewhere.verify().warnings())
                .singleElement()
                .asString()
                .startsWith("1 anchor names a dashboard log in another folder, " + FOLDER)
                .contains("LOKI_DATA_DIR");
        assertThat(anchors.check().warnings()).isEmpty();
    }

    @Test
    void anAnchorThatWasNeverOnRecordIsFound() {
        new PruningRecord(house.audit, FOLDER, file -> Optional.empty(), WitnessedLines.OF_NOBODY)
                .record(new DashboardAnchor("aa", 5, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        log.pruned(new DashboardAnchor("aa", 5, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        assertThat(anchors.verify().errors()).isEmpty();

        log.pruned(new DashboardAnchor("bb", 5, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        assertThat(anchors.verify().errors()).hasSize(1).first().asString().contains("anchor.json");
    }

    @Test
    void entriesThatWentWithoutARecordAreAWarningAndAnotherHashIsAnError() {
        dashboard.log(DashboardEvent.of("create", "project"));
        dashboard.log(DashboardEvent.of("delete", "project"));
        String hash = ((JsonObject) anchors.record().orElseThrow().metadata())
                .string("hash")
                .orElseThrow();
        log.lines().clear();

        log.pruned(new DashboardAnchor("aa", 900, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        assertThat(anchors.verify().warnings())
                .singleElement()
                .asString()
                .contains("900 entries that were pruned, 1 of which this agent chain has on record");
        log.pruned(new DashboardAnchor("aa", 2, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        assertThat(anchors.verify().errors()).singleElement().asString().contains("had 2 entries");
        log.pruned(new DashboardAnchor(hash, 2, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        assertThat(anchors.verify().errors()).isEmpty();
    }

    @Test
    void aLaterClaimDoesNotTakeThePlaceOfAnEarlierOne() {
        dashboard.log(DashboardEvent.of("create", "project"));
        anchors.record();
        log.lines().clear();
        dashboard.log(DashboardEvent.of("create", "another"));
        anchors.record();

        assertThat(anchors.verify().errors()).singleElement().asString().contains("had 1 entries");
    }

    @Test
    void aLogThatIsOffRecordsNothing() {
        DashboardAudit off = DashboardAudit.keptIn(() -> log, false);
        assertThat(off.log(DashboardEvent.of("create", "project"))).isEmpty();
        assertThat(new ChainAnchors(house.audit, off, FOLDER).record()).isEmpty();
        assertThat(log.lines()).isEmpty();
        List<AuditEntry> entries = new ArrayList<>();
        house.audit.read(AuditQuery.ALL, entries::add);
        assertThat(entries).isEmpty();
    }

    @Test
    void secretsAreMaskedInEveryText() {
        String secret = "AKIA" + "Z7QXMPLE4RTYUIOP";
        JsonObject line = dashboard
                .log(new DashboardEvent(
                        "create",
                        "token",
                        secret,
                        secret,
                        secret,
                        JsonObject.builder().put("key", secret).build(),
                        secret,
                        secret,
                        false,
                        secret))
                .orElseThrow();

        assertThat(DashboardChain.line(line)).doesNotContain(secret);
    }
}
