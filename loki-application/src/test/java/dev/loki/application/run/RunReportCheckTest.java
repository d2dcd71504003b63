package dev.loki.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.contracts.run.InMemoryRunReports;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunReportCheckTest {

    private static final String NAME = "run-session-1.json";

    private final House house = new House();
    private final InMemoryRunReports reports = new InMemoryRunReports();

    @BeforeEach
    void keepOne() {
        RunReporter.keepingIn(() -> reports, house.audit, House.ACTOR).report(RunReporterTest.report("sh build.sh"));
    }

    @Test
    void aReportThatWasLeftAloneIsRight() {
        RunReportCheck.Verdict verdict = verify();
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.reports()).isEqualTo(1);
        assertThat(verdict.toJson().toString())
                .isEqualTo("{\"valid\":true,\"reports\":1,\"errors\":[],\"warnings\":[]}");
    }

    @Test
    void aReportThatWasChangedIsAnError() {
        reports.change(NAME, new byte[] {'{', '}'});
        assertThat(verify().errors())
                .containsExactly(NAME + ": the report was changed: its SHA-256 is not the one on record");
    }

    @Test
    void aReportThatIsMissingIsAnError() {
        reports.remove(NAME);
        assertThat(verify().errors()).containsExactly(NAME + ": the report is missing");
    }

    @Test
    void aReportThatNobodyPutOnRecordIsAWarning() {
        String unknown = reports.keep("other", new byte[] {'{', '}'});
        assertThat(verify().valid()).isTrue();
        assertThat(verify().warnings()).containsExactly(unknown + ": the audit trail has no entry for it");
    }

    @Test
    void aReportThatIsOnRecordAnewWithAnotherHashIsAWarning() {
        byte[] other = {'{', '}'};
        reports.change(NAME, other);
        JsonObject anew = JsonObject.builder().put("sha256", Sha256.hex(other)).build();
        house.audit.record(new AuditDraft("x", AuditActions.RUN_REPORT, NAME, null, anew));
        assertThat(verify().valid()).isTrue();
        assertThat(verify().warnings())
                .singleElement()
                .asString()
                .startsWith(NAME + ": the audit trail has it on record 2 times, and not always the same");
    }

    @Test
    void anEntryThatNamesNoReportIsAnErrorAndNotAFailure() {
        house.audit.record(new AuditDraft("x", AuditActions.RUN_REPORT, "../etc/passwd", null, JsonObject.EMPTY));
        house.audit.record(new AuditDraft("x", AuditActions.RUN_REPORT, null, null, JsonNull.NULL));
        assertThat(verify().errors())
                .containsExactly("../etc/passwd: expected the name of a report, such as run-4f2a.json");
        assertThat(verify().reports()).isEqualTo(2);
    }

    private RunReportCheck.Verdict verify() {
        return new RunReportCheck(house.audit, reports).verify();
    }
}
