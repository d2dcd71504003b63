package dev.loki.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PopulationCollectorTest {

    @Test
    void theWholePopulationIsCountedAndItsTotalsAgree() {
        Reports entries = new Reports();
        for (int i = 0; i < 1_000; i++) {
            entries.entry(i % 4 == 0 ? "policy_deny" : "file_write");
        }
        entries.entry("sang_a_song");
        ComplianceReport report = entries.report(Framework.SOC2);
        Population population = report.population();
        assertThat(population.entries()).isEqualTo(1_001);
        assertThat(population.seqTotal()).isEqualTo(1_000 * 1_001 / 2);
        assertThat(population.actions()).containsEntry("file_write", 750L).containsEntry("policy_deny", 250L);
        assertThat(report.unmapped()).isEqualTo(1);
        assertThat(population.gaps()).isEmpty();
        ControlEvidence changes = control(report, "CC8.1");
        assertThat(changes.entries()).isEqualTo(750);
        assertThat(changes.firstSeq()).isEqualTo(1);
        assertThat(changes.lastSeq()).isEqualTo(999);
        assertThat(changes.seqs()).hasSize(50).startsWith("1-3", "5-7");
        assertThat(changes.listed()).isEqualTo(150);
        assertThat(control(report, "CC9.2").entries()).isZero();
    }

    @Test
    void aPeriodHoldsItsFirstInstantAndNotItsEnd() {
        Reports entries = new Reports();
        for (int i = 0; i < 10; i++) {
            entries.entry("deploy");
        }
        Instant from = OffsetDateTime.parse("2026-01-01T01:00:03+01:00").toInstant();
        ComplianceReport report = entries.report(Framework.SOC2, new Period(from, Reports.START.plusSeconds(6)));
        assertThat(report.population().firstSeq()).isEqualTo(3);
        assertThat(report.population().lastSeq()).isEqualTo(5);
        assertThat(entries.report(Framework.SOC2, new Period(Reports.START.minusSeconds(9), null))
                        .population()
                        .gaps())
                .containsExactly("this segment of the chain begins at 2026-01-01T00:00:00Z, after the period does");
    }

    @Test
    void chosenControlsNarrowThePopulation() {
        Reports entries = new Reports().entry("deploy").entry("login").entry("file_write");
        ReportScope scope = Reports.scope(Framework.SOC2, Period.ALL, Framework.SOC2.controls("CC8_1"));
        ComplianceReport report = entries.report(scope, Declaration.NONE, entries.intact());
        assertThat(report.controls()).singleElement().satisfies(only -> assertThat(only.entries())
                .isEqualTo(2));
        assertThat(report.population().entries()).isEqualTo(2);
    }

    @Test
    void tooManyDifferentActionsAreCountedTogether() {
        Reports entries = new Reports();
        for (int i = 0; i < 3_000; i++) {
            entries.entry("file_" + i + "x".repeat(200));
        }
        Population population = entries.report(Framework.SOC2).population();
        assertThat(population.actions()).hasSize(501).containsEntry("(others)", 2_500L);
        assertThat(population.actions().keySet()).allMatch(action -> action.length() <= 121);
    }

    @Test
    void whatIsMissingIsSaid() {
        PopulationCollector collector = new PopulationCollector(Period.ALL);
        Reports entries = new Reports().entry("a").entry("recovery");
        collector.accept(entry(0, "2026-01-01T00:00:05.000Z"));
        collector.accept(entry(3, "2026-01-01T00:00:01.000Z"));
        collector.accept(entry(4, "yesterday"));
        collector.reject();
        assertThat(collector.population().gaps())
                .containsExactly(
                        "seq 3 stands where 1 was expected",
                        "seq 4 has a timestamp that cannot be read, and so is in no bounded period",
                        "1 lines of the chain are no entries",
                        "time went backwards between entries 1 times: a clock was set, or writers had their own");
        assertThat(entries.report(Framework.SOC2).population().gaps())
                .containsExactly("seq 1: a crash tore a line, which was moved to the quarantine");
    }

    @Test
    void theLogAddsEvidenceToARecordOfProcessing() {
        JsonObject call = JsonObject.builder()
                .put("provider", "example.ai")
                .put("region", "eu-west-1")
                .build();
        ComplianceReport report = new Reports()
                .entry("agent", "provider_call", null, call)
                .entry("agent", "policy_deny", "pii: email-address at line 1, column 3 (a***)", JsonNull.NULL)
                .entry("erasure_done")
                .report(Framework.GDPR);
        assertThat(report.seen(ArticleItem.RECIPIENTS)).containsOnlyKeys("example.ai");
        assertThat(report.seen(ArticleItem.TRANSFERS)).containsOnlyKeys("eu-west-1");
        assertThat(report.seen(ArticleItem.PERSONAL_DATA)).containsOnlyKeys("email-address");
        assertThat(report.seen(ArticleItem.ERASURE)).containsOnlyKeys("erasure_done");
        assertThat(report.seen(ArticleItem.DATA_SUBJECTS)).isEmpty();
        assertThat(report.declared().of(ArticleItem.CONTROLLER)).isEmpty();
    }

    private static ControlEvidence control(ComplianceReport report, String id) {
        List<ControlEvidence> found = report.controls().stream()
                .filter(one -> one.control().id().equals(id))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static AuditEntry entry(long seq, String timestamp) {
        return new AuditEntry(seq, timestamp, "agent", "deploy", null, null, JsonNull.NULL, "GENESIS", "");
    }
}
