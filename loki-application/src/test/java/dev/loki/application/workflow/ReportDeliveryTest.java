package dev.loki.application.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.quality.QualityReporting;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.quality.ReportPlace;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportDeliveryTest {

    private static final ReportPlace PLACE =
            new ReportPlace("acme/shop", Events.SHA, "https://ghe.example/acme/shop/actions/runs/9");
    private static final ReportTarget PULL_REQUEST = new ReportTarget(OptionalLong.of(7), false, PLACE);
    private static final ReportTarget ISSUE = new ReportTarget(OptionalLong.of(12), true, PLACE);
    private static final ReportTarget COMMIT = new ReportTarget(OptionalLong.empty(), false, PLACE);

    private final House house = new House();
    private final ScriptedHost host = new ScriptedHost();
    private final RecordedJob job = new RecordedJob(true);

    @Test
    void aPullRequestGetsACommentAndItsCommitAState() {
        ReportResult result = delivery(true, job).deliver(PULL_REQUEST);
        assertThat(host.comments)
                .singleElement()
                .asString()
                .startsWith("7 quality\n## Loki quality report")
                .contains("| lint | FAIL | - |");
        CommitState state = host.states.get(0);
        assertThat(state.sha()).isEqualTo(Events.SHA);
        assertThat(state.context()).isEqualTo("loki/quality");
        assertThat(state.outcome()).isEqualTo(CommitState.Outcome.FAILURE);
        assertThat(state.description()).isEqualTo("0 of 1 gates passed; failed: lint");
        assertThat(state.url()).contains(PLACE.runUrl());
        assertThat(job.summary.toString()).isEqualTo(result.markdown());
        assertThat(result.steps()).extracting(ReportResult.Step::what).containsExactly("comment", "commit", "summary");
    }

    @Test
    void anIssueGetsTheExecutionSummaryAndNoState() {
        delivery(true, job).deliver(ISSUE);
        assertThat(host.comments).singleElement().asString().startsWith("12 summary\n## Loki execution summary");
        assertThat(host.states).isEmpty();
    }

    @Test
    void aCommitAloneGetsAState() {
        delivery(true, job).deliver(COMMIT);
        assertThat(host.comments).isEmpty();
        assertThat(host.states).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatIsRefusedKeepsTheReportFromNoOtherWay(Trouble trouble) {
        host.failing(trouble);
        ReportResult result = delivery(true, job).deliver(PULL_REQUEST);
        assertThat(result.steps())
                .extracting(ReportResult.Step::trouble)
                .containsExactly(Optional.of(trouble), Optional.of(trouble), Optional.empty());
        assertThat(result.isInSummary()).isTrue();
        assertThat(job.summary).isNotEmpty();
    }

    @Test
    void withoutATokenThereIsTheSummary() {
        ReportResult result = delivery(false, job).deliver(PULL_REQUEST);
        assertThat(result.trouble(Trouble.UNAUTHORIZED).orElseThrow().detail()).contains("set GITHUB_TOKEN");
        assertThat(result.isInSummary()).isTrue();
    }

    @Test
    void outsideOfAWorkflowThereIsNoSummary() {
        ReportResult result = delivery(false, new RecordedJob(false)).deliver(ISSUE);
        assertThat(result.isInSummary()).isFalse();
    }

    @Test
    void aDraftIsSentNowhere() {
        ReportResult result = delivery(true, job).draft(PULL_REQUEST);
        assertThat(host.comments).isEmpty();
        assertThat(host.states).isEmpty();
        assertThat(job.summary).isEmpty();
        assertThat(result.markdown()).contains("## Loki quality report");
        assertThat(result.toJson().toString())
                .contains("\"outcome\":\"FAIL\"", "would go to pull request 7", "would go to " + Events.SHA);
    }

    private ReportDelivery delivery(boolean withToken, RecordedJob to) {
        JsonObject lint =
                JsonObject.builder().put("name", "lint").put("passed", false).build();
        QualityReporting reporting = new QualityReporting(
                file -> file == QualityFile.GATES ? Optional.of(new byte[0]) : Optional.empty(),
                () -> reading(new JsonArray(List.of(lint))),
                house.audit,
                false);
        return new ReportDelivery(reporting, withToken ? Optional.of(host) : Optional.empty(), to);
    }

    private static JsonReader reading(JsonValue value) {
        return new JsonReader() {
            @Override
            public JsonValue readStrict(byte[] utf8) {
                return value;
            }

            @Override
            public JsonValue readTolerant(byte[] utf8) {
                return value;
            }
        };
    }
}
