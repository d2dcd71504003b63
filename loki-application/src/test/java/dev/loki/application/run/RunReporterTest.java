package dev.loki.application.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.contracts.run.InMemoryRunReports;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RunReporterTest {

    private final House house = new House();
    private final InMemoryRunReports reports = new InMemoryRunReports();
    private final RunReporter reporter = RunReporter.keepingIn(() -> reports, house.audit, House.ACTOR);

    @Test
    void aReportIsKeptAndItsDigestIsOnRecord() {
        assertThat(reporter.report(report("sh build.sh"))).isEmpty();
        byte[] kept = reports.read("run-session-1.json").orElseThrow();
        assertThat(kept)
                .asString(UTF_8)
                .contains("\"command\":\"sh build.sh\"", "\"denied\":2")
                .endsWith("}\n");
        AuditEntry entry = house.log.entries().get(0);
        assertThat(entry.what()).isEqualTo("run_report");
        assertThat(entry.where()).isEqualTo("run-session-1.json");
        JsonObject metadata = (JsonObject) entry.metadata();
        assertThat(metadata.string("sha256")).contains(HexFormat.of().formatHex(Sha256.of(kept)));
        assertThat(metadata.string("session")).contains("session-1");
    }

    @Test
    void aReportHoldsNoSecretOfTheCommand() {
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        reporter.report(report("deploy --key " + secret));
        assertThat(reports.read("run-session-1.json").orElseThrow())
                .asString(UTF_8)
                .contains("AKIA***")
                .doesNotContain(secret);
    }

    @Test
    void whatGoesWrongIsSaidAndNotThrown() {
        house.log.failAppends();
        assertThat(reporter.report(report("a")).orElseThrow())
                .startsWith("the run's report could not be kept: cannot write the log");
        reports.fail();
        assertThat(reporter.report(report("a")).orElseThrow())
                .startsWith("the run's report could not be kept: cannot use the reports");
    }

    @Test
    void whereReportsAreOffNothingIsKept() {
        assertThat(RunReporter.off().report(report("a"))).isEmpty();
        assertThat(house.log.entries()).isEmpty();
    }

    static RunReport report(String command) {
        return new RunReport(
                House.SESSION,
                command,
                "/srv/project",
                House.NOW,
                House.NOW.plusSeconds(3),
                Outcome.COMMAND_ENDED,
                0,
                new DecisionCount(2, 1),
                null,
                null,
                null);
    }
}
