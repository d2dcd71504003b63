package dev.loki.application.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.dashboard.DashboardLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainAnchorsTest {

    private static final String FOLDER = "/home/tester/.loki/dashboard/audit";

    private final House house = new House();
    private final MemoryLog log = new MemoryLog();
    private final DashboardAudit dashboard = DashboardAudit.keptIn(() -> log, true);
    private final ChainAnchors anchors = new ChainAnchors(house.audit, dashboard, FOLDER);

    @Test
    void theAgentChainSaysHowFarTheDashboardChainHadCome() {
        dashboard.log(DashboardEvent.of("create", "project"));
        dashboard.log(DashboardEvent.of("delete", "project"));

        AuditEntry entry = anchors.record().orElseThrow();
        assertThat(entry.what()).isEqualTo("chain_anchor");
        assertThat(((JsonObject) entry.metadata()).string("hash")).hasValue(log.hashes.get(1));
        assertThat(anchors.verify().errors()).isEmpty();
    }

    @Test
    void aDashboardChainThatWasCutShortIsFound() {
        dashboard.log(DashboardEvent.of("create", "project"));
        dashboard.log(DashboardEvent.of("delete", "project"));
        anchors.record();
        log.hashes.remove(1);

        assertThat(anchors.verify().errors()).hasSize(1).first().asString().contains("had 2 entries");
    }

    @Test
    void aDashboardChainThatWasWrittenAnewIsFound() {
        dashboard.log(DashboardEvent.of("create", "project"));
        anchors.record();
        log.hashes.clear();
        dashboard.log(DashboardEvent.of("create", "another"));

        assertThat(anchors.verify().valid()).isFalse();
    }

    @Test
    void whatAnotherFolderHadIsNotLookedForHere() {
        dashboard.log(DashboardEvent.of("create", "project"));
        anchors.record();
        log.hashes.clear();

        assertThat(new ChainAnchors(house.audit, dashboard, "/elsewhere")
                        .verify()
                        .valid())
                .isTrue();
    }

    @Test
    void anAnchorThatWasNeverOnRecordIsFound() {
        ChainAnchors.recordingIn(house.audit, FOLDER)
                .pruning(new DashboardAnchor("aa", 5, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl"));
        log.anchor = new DashboardAnchor("aa", 5, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl");
        assertThat(anchors.verify().errors()).isEmpty();

        log.anchor = new DashboardAnchor("bb", 5, "2026-02-21T10:00:00.000Z", "audit-2026-02-20.jsonl");
        assertThat(anchors.verify().errors()).hasSize(1).first().asString().contains("anchor.json");
    }

    @Test
    void aLogThatIsOffRecordsNothing() {
        DashboardAudit off = DashboardAudit.keptIn(() -> log, false);
        assertThat(off.log(DashboardEvent.of("create", "project"))).isEmpty();
        assertThat(new ChainAnchors(house.audit, off, FOLDER).record()).isEmpty();
        assertThat(log.hashes).isEmpty();
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

    /** A chain in memory: its entries are their hashes. */
    private static final class MemoryLog implements DashboardLog {

        private final List<String> hashes = new ArrayList<>();
        private @Nullable DashboardAnchor anchor;

        @Override
        public JsonObject append(DashboardEvent event) {
            JsonObject line = DashboardChain.link(DashboardChain.entry(event, House.NOW), tip());
            hashes.add(DashboardChain.storedHash(line).orElseThrow());
            return line;
        }

        @Override
        public FileVerdict verify(Path file) {
            return new FileVerdict(true, hashes.size(), null, null, 0);
        }

        @Override
        public DirectoryVerdict verify(EntryListener entries) {
            for (int i = 0; i < hashes.size(); i++) {
                entries.verified(i + 1L, hashes.get(i));
            }
            return new DirectoryVerdict(List.of(), tip(), hashes.size(), anchor, List.of(), List.of());
        }

        private String tip() {
            return hashes.isEmpty() ? DashboardChain.GENESIS : hashes.get(hashes.size() - 1);
        }
    }
}
