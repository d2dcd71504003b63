package dev.loki.application.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.checkpoint.Anchor;
import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.Finding;
import dev.loki.application.checkpoint.Standing;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Declaration;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplianceReportsTest {

    private final ChainHouse house = new ChainHouse();
    private final List<String> visited = new ArrayList<>();

    @Test
    void aReportCountsThePopulationOfItsPeriodAndShowsEachEntry() {
        house.entries("deploy", "file_write", "policy_deny", "sang_a_song", "deploy");
        ComplianceReport report = report(ChainHouse.seconds(1, 3), ChainHouse.verified(5));
        assertThat(report.population().entries()).isEqualTo(3);
        assertThat(report.population().firstSeq()).isEqualTo(1);
        assertThat(report.population().lastSeq()).isEqualTo(3);
        assertThat(report.unmapped()).isEqualTo(1);
        assertThat(visited)
                .containsExactly("file_write [CC8.1]", "policy_deny [CC6.1, CC6.8, CC7.2]", "sang_a_song []");
    }

    @Test
    void whatWasWrittenSinceTheChainWasVerifiedIsLeftOut() {
        house.entries("deploy", "deploy", "deploy");
        ComplianceReport report = report(Period.ALL, ChainHouse.verified(2));
        assertThat(report.population().entries()).isEqualTo(2);
        assertThat(report.chain().lines()).isEqualTo(2);
    }

    @Test
    void aBrokenChainIsReadToItsEndAndCalledTampered() {
        house.entries("deploy", "deploy", "deploy");
        EvidenceReport broken =
                ChainHouse.verified(ChainVerdict.broken(1, "the hash is wrong"), Standing.TAMPERED, null);
        ComplianceReport report = report(Period.ALL, broken);
        assertThat(report.population().entries()).isEqualTo(3);
        assertThat(report.chain().tampered()).isTrue();
        assertThat(report.chain().brokenAt()).isEqualTo(1);
        assertThat(report.chain().error()).isEqualTo("the hash is wrong");
    }

    @Test
    void aLineThatIsNoEntryIsCountedAndIsAGap() {
        house.entries("deploy").add("not json").add(house.json.write(JsonObject.EMPTY));
        ComplianceReport report = report(Period.ALL, ChainHouse.verified(3));
        assertThat(report.population().entries()).isEqualTo(1);
        assertThat(report.population().unreadable()).isEqualTo(2);
        assertThat(report.population().gaps()).containsExactly("2 lines of the chain are no entries");
    }

    @Test
    void theStatementNamesTheBytesThatWereRead() {
        house.entries("deploy", "deploy");
        ChainStatement chain = report(Period.ALL, ChainHouse.verified(2)).chain();
        byte[] bytes = (house.written.get(0) + "\n" + house.written.get(1) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(chain.bytes()).isEqualTo(bytes.length);
        assertThat(chain.sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(bytes)));
        assertThat(chain.standing()).isEqualTo("consistent but not anchored");
        assertThat(chain.anchor()).isNull();
    }

    @Test
    void theStatementSaysWhatAnchorsTheChainAndWhatElseWasFound() {
        house.entries("deploy", "deploy").sign();
        EvidenceReport verified = new EvidenceReport(
                ChainVerdict.intact(2),
                Standing.ANCHORED,
                1,
                1,
                List.of("example.com/audit"),
                new Anchor("a witness", 1, ChainHouse.START, 1),
                0,
                List.of(),
                List.of(Finding.warning("w"), Finding.error("e")));
        ChainStatement chain = report(Period.ALL, verified).chain();
        assertThat(chain.anchor())
                .isEqualTo("the first 1 entries, by a witness, of 2026-01-01T00:00:00Z; 1 entries came after");
        assertThat(chain.findings()).containsExactly("warning: w", "error: e");
        assertThat(chain.checkpointCount()).isEqualTo(1);
        assertThat(chain.checkpoints()).singleElement().satisfies(id -> assertThat(id.size())
                .isEqualTo(2));
    }

    @Test
    void theNewestHundredCheckpointsAreListedAndAllAreCounted() {
        for (int i = 0; i < 103; i++) {
            house.entries("deploy").sign();
        }
        ChainStatement chain = report(Period.ALL, ChainHouse.verified(103)).chain();
        assertThat(chain.checkpointCount()).isEqualTo(103);
        assertThat(chain.checkpoints()).hasSize(100);
        assertThat(chain.checkpoints().get(0).size()).isEqualTo(4);
        assertThat(chain.checkpoints().get(99).size()).isEqualTo(103);
    }

    private ComplianceReport report(Period period, EvidenceReport verified) {
        ReportScope scope = new ReportScope(ChainHouse.asked(period), Framework.SOC2, Framework.SOC2.controls());
        return new ComplianceReports(house.lines, house.checkpoints, house.json)
                .report(scope, verified, List.of(), Declaration.NONE, this::visit);
    }

    private void visit(AuditEntry entry, Set<String> controls) {
        visited.add(entry.what() + " " + controls);
    }
}
