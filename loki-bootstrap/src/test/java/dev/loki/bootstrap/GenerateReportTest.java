package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.json.JsonNull;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seed's {@code generateReport}, as an engine calls it. */
class GenerateReportTest {

    @Test
    void theChainThatIsThereIsReportedAlsoWhereNoneIsKeptNow(@TempDir Path project) {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of("LOKI_AUDIT_ENABLED", "true"), project)) {
            loki.audit().record(new AuditDraft("agent", "deploy", "prod", null, JsonNull.NULL));
            assertThat(loki.generateReport(Framework.SOC2, Period.ALL)
                            .population()
                            .entries())
                    .isEqualTo(1);
        }
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(Map.of(), project)) {
            ComplianceReport report = loki.generateReport(Framework.GDPR, Period.ALL);
            assertThat(report.population().entries()).isEqualTo(1);
            assertThat(report.chain().lines()).isEqualTo(1);
            assertThat(report.chain().valid()).isTrue();
        }
    }
}
