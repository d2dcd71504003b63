package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.outbox.OutboxRecorder;
import dev.loki.application.outbox.SendListener;
import dev.loki.application.outbox.SendOptions;
import dev.loki.application.tracker.TrackerSync;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.approval.GovernedAncestry;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.standin.JiraStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site without a network has to tell trackers. */
class OutboxWiringTest {

    private static final Map<String, String> JIRA = Map.of(
            "LOKI_JIRA_URL", "https://example.atlassian.net/",
            "LOKI_JIRA_EPIC_KEY", "PROJ-1",
            "LOKI_EVENTS_ENABLED", "true");

    private static final OutboxRecorder OFF = new OutboxRecorder(AuditTrail.off(), new Actor("test", "test", null));

    @TempDir
    private Path scratch;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void noTokenIsNeededToBeTold() {
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(JIRA, project(JIRA), warnings::add);
                OutboxWiring wiring = wiring(loki, JIRA)) {
            wiring.tracker("jira").postComment("PROJ-1", new WorkComment("one", "Charged.", false));
            assertThat(waiting(loki))
                    .extracting(WaitingCall::destination)
                    .containsExactly("https://example.atlassian.net");
            assertThat(wiring.check())
                    .filteredOn(IntegrationReport::mentioned)
                    .singleElement()
                    .satisfies(jira -> assertThat(jira.isWell()).isTrue())
                    .satisfies(jira ->
                            assertThat(jira.health().orElseThrow().account()).contains("air-gapped", ": 1"));
            assertThatExceptionOfType(TrackerException.class)
                    .isThrownBy(() -> wiring.tracker("jira").importProject("PROJ-1"))
                    .withMessageContaining("loki jira import");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> wiring.codeHost())
                    .withMessageContaining("GITHUB_REPOSITORY");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> wiring.webhook("jira"));
        }
    }

    @Test
    void eventsAreToldByWayOfTheOutboxAndTheWorkGoesOnUnderItsKeyOnceItIsSent() {
        AgentAbove.skip();
        try (JiraStandIn jira = new JiraStandIn()) {
            jira.issue("PROJ-1", "Story", "Pay by card");
            Map<String, String> on = new HashMap<>(JIRA);
            on.put("LOKI_JIRA_URL", jira.url());
            on.put("LOKI_JIRA_EMAIL", JiraStandIn.EMAIL);
            on.put("LOKI_JIRA_TOKEN", JiraStandIn.TOKEN);
            try (LokiEnterprise loki = LokiEnterprise.forCommandLine(on, project(on), warnings::add);
                    OutboxWiring wiring = wiring(loki, on)) {
                assertThat(wiring.syncs()).containsOnlyKeys("tracker-jira");
                tell(loki.events(), wiring.sync("jira"), "claim");
                tell(loki.events(), wiring.sync("jira"), "complete");
                assertThat(waiting(loki))
                        .extracting(call -> call.call().kind())
                        .containsExactly("subtasks", "status", "status");
                assertThat(jira.requests()).isEmpty();

                loki.outbox().send(loki.outbox().contents().orElseThrow(), SendOptions.ALL, SendListener.NONE);
                assertThat(jira.statuses("PROJ-2")).containsExactly("In Progress", "Done");
                assertThat(wiring.work().issue("jira", "t-1")).contains("PROJ-2");
                assertThat(jira.violations()).isEmpty();
            }
        }
    }

    @Test
    void aDryRunShowsTheCallAndPutsItNowhere() {
        List<String> shown = new ArrayList<>();
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(JIRA, project(JIRA), warnings::add);
                OutboxWiring wiring = wiring(loki, JIRA)) {
            IssueTracker dry = wiring.dryRun("jira", shown::add);
            assertThatExceptionOfType(TrackerException.class)
                    .isThrownBy(() -> dry.syncStatus("PROJ-1", WorkStatus.DONE));
            assertThat(shown).singleElement().asString().contains("calls.jsonl", "jira", "PROJ-1", "done");
            assertThat(loki.outbox().contents()).isEmpty();
        }
    }

    @Test
    void aCodeHostWaitsTooAndAnAirGappedSiteSendsNothing() throws Exception {
        Map<String, String> on = Map.of("GITHUB_REPOSITORY", "Acme/Shop");
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(on, project(on), warnings::add);
                OutboxWiring wiring = wiring(loki, on)) {
            CodeHost host = wiring.codeHostWhereComplete().orElseThrow();
            host.comment(7, "quality", "All is well.");
            Outbox outbox = outbox(on, wiring, Optional::empty);
            assertThat(outbox.contents().orElseThrow().calls())
                    .extracting(WaitingCall::destination)
                    .containsExactly("acme/shop at https://api.github.com");
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> outbox.due(outbox.contents().orElseThrow(), SendOptions.ALL))
                    .withMessageContaining("loki outbox export FILE");
            Path file = scratch.resolve("file");
            assertThat(outbox.export(file, OptionalLong.empty(), false)).isPresent();
            assertThat(outbox.read(file, Optional.empty()))
                    .isEqualTo(outbox.contents().orElseThrow());
        }
    }

    @Test
    void whatIsSaidOfAnAgentLeavesTheOutboxByAnOperatorsHandAlone() {
        Map<String, String> session = new HashMap<>(JIRA);
        session.put("LOKI_SESSION_ID", "abc");
        Path to = scratch.resolve("file");
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(JIRA, project(JIRA), warnings::add);
                OutboxWiring wiring = wiring(loki, JIRA)) {
            wiring.tracker("jira").postComment("PROJ-1", new WorkComment("one", "Charged.", false));
            Outbox before = outbox(JIRA, wiring, Optional::empty);
            OutboxContents all = before.contents().orElseThrow();
            Outbox inSession = outbox(session, wiring, Optional::empty);
            Outbox below = outbox(JIRA, wiring, () -> Optional.of("process 1 (node)"));
            for (Outbox governed : List.of(inSession, below)) {
                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> governed.export(to, OptionalLong.empty(), false))
                        .withMessageContainingAll("a governed run", "operator");
                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> governed.confirm(1))
                        .withMessageContaining("a governed run");
                assertThatExceptionOfType(ConfigurationException.class)
                        .isThrownBy(() -> governed.send(all, SendOptions.ALL, SendListener.NONE))
                        .withMessageContaining("a governed run");
            }
            assertThat(to).doesNotExist();
            assertThat(before.standing(all).exported()).isZero();
        }
    }

    @Test
    void whatIsPutThereExportedAndConfirmedIsOnRecord() throws Exception {
        AgentAbove.skip();
        Map<String, String> gapped = new HashMap<>(JIRA);
        gapped.put("LOKI_AIR_GAPPED", "true");
        Path to = scratch.resolve("file");
        try (LokiEnterprise loki = LokiEnterprise.forCommandLine(gapped, project(gapped), warnings::add)) {
            loki.trackers().tracker("jira").postComment("PROJ-1", new WorkComment("one", "Charged.", false));
            loki.trackers().tracker("jira").postComment("PROJ-1", new WorkComment("one", "Charged.", false));
            loki.outbox().export(to, OptionalLong.empty(), false);
            assertThatIOException().isThrownBy(() -> loki.outbox().export(to, OptionalLong.of(1), false));
            loki.outbox().confirm(1);
            List<AuditEntry> entries = new ArrayList<>();
            loki.audit().read(AuditQuery.ALL, entries::add);
            assertThat(entries)
                    .extracting(AuditEntry::what)
                    .containsExactly(
                            AuditActions.OUTBOX_PUT, AuditActions.OUTBOX_EXPORTED, AuditActions.OUTBOX_CONFIRMED);
            assertThat(entries).extracting(AuditEntry::who).containsOnly(Basics.userName());
            assertThat(entries.get(0).metadata().toString())
                    .contains("\"number\":1", "\"call\":\"comment\"", "\"target\":\"PROJ-1\"")
                    .doesNotContain("Charged.");
            assertThat(entries.get(1).where()).isEqualTo(to.toString());
            assertThat(entries.get(1).metadata().toString())
                    .contains("\"calls\":1", Sha256.hex(Files.readAllBytes(to)));
        }
    }

    private Outbox outbox(Map<String, String> environment, OutboxWiring wiring, GovernedAncestry ancestry) {
        Basics basics =
                ResidencyWiring.basics(SettingsReader.settings(environment), project(environment), warnings::add);
        return new Outbox(basics, () -> wiring, OFF, new OperatorCheck(basics, () -> ancestry));
    }

    private OutboxWiring wiring(LokiEnterprise loki, Map<String, String> environment) {
        return new OutboxWiring(
                ResidencyWiring.basics(SettingsReader.settings(environment), project(environment), warnings::add),
                loki.events(),
                loki.traces(),
                OFF,
                "test");
    }

    private static List<WaitingCall> waiting(LokiEnterprise loki) {
        return loki.outbox().contents().orElseThrow().calls();
    }

    private Project project(Map<String, String> environment) {
        return Project.in(scratch, environment);
    }

    private static void tell(EventStream events, TrackerSync sync, String action) {
        JsonObject payload = JsonObject.builder()
                .put("action", action)
                .put("task_id", "t-1")
                .put("title", "Charge the card")
                .build();
        Optional<Event> event = events.emit("task", "test", payload);
        assertThat(event).isPresent();
        events.catchUp(ConsumerGroup.named(sync.group()), sync);
    }
}
