package dev.loki.bootstrap;

import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackerException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The whole life of a facade, in a JVM of its own: an engine that embeds it, the control plane, commands and a run. Prints
 * what was refused; exits with 0 where all went well.
 *
 * <p>Its arguments are the project's folder and the environment, as {@code NAME=VALUE}.
 */
public final class AirGappedProgram {

    private AirGappedProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Map<String, String> environment = new HashMap<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] pair = argument.split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        engine(environment, project);
        controlPlane(environment, project);
        commands(environment, project);
        run(environment, project);
        approvals(environment, project);
        System.exit(0);
    }

    private static void engine(Map<String, String> environment, Path project) {
        try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project)) {
            say(loki.residency().checkProvider("anthropic", "eu").reason());
            say(loki.residency().checkProvider("Ollama", "local").reason());
            for (EnforcementPoint point : EnforcementPoint.values()) {
                loki.policies().check(point, JsonObject.EMPTY);
            }
            AuditDraft draft = new AuditDraft("engine", "file_write", "a.txt", null, JsonNull.NULL);
            loki.audit().record(draft);
            loki.audit().recordAsync(draft).toCompletableFuture().join();
            emit(loki, "session", "action", "start");
            emit(loki, "task", "action", "create", "task_id", "t-1", "title", "Charge the card");
            emit(loki, "task", "action", "complete", "task_id", "t-1", "summary", "Charged.");
            loki.traces().start("work", SpanKind.INTERNAL, null).close();
            loki.traces()
                    .task(loki.traces().project("shop"), "task-001")
                    .fail("no reason")
                    .close();
            loki.telemetry().receiver(usage -> {});
            loki.forwarding().forwardOnce();
        }
    }

    private static void controlPlane(Map<String, String> environment, Path project) {
        try (LokiEnterprise loki = LokiEnterprise.forControlPlane(environment, project)) {
            loki.dashboard().log(DashboardEvent.of("create", "project"));
        }
    }

    private static void commands(Map<String, String> environment, Path project) throws Exception {
        try (LokiEnterprise loki = command(environment, project)) {
            for (String service : loki.trackers().services()) {
                work(loki.trackers().tracker(service), service.equals("github") ? "7" : "ENG-7");
            }
            loki.trackers().check().forEach(report -> say(report.service() + " is well: " + report.isWell()));
            loki.trackers().codeHost().comment(7, "report", "All is well.");
            loki.trackers().codeHost().report(state());
            loki.gitHub().draft(loki.gitHub().target(OptionalLong.of(7), OptionalLong.empty(), Optional.empty()));
            say("waiting calls: "
                    + loki.outbox().contents().orElseThrow().calls().size());
            loki.outbox().export(project.resolveSibling("carried.json"), OptionalLong.empty(), false);
            loki.audit().read(AuditQuery.ALL, entry -> {});
            loki.evidence().verify(List.of(), List.of());
            loki.events().replay(EventSelection.ALL, event -> {});
            loki.records().verifyDashboard(null);
            loki.generateReport(Framework.SOC2, new Period(null, null));
            loki.telemetry().readMetrics();
        }
    }

    private static void work(IssueTracker tracker, String issue) {
        tracker.syncStatus(issue, WorkStatus.REASON);
        tracker.postComment(issue, new WorkComment("one", "Charged.", false));
        tracker.createSubtasks(issue, List.of(new Subtask("sub-1", "Refund", "")));
        tracker.link(issue, new WorkLink("one", "https://example.com/pull/1", "The pull request", false));
        try {
            tracker.importProject(issue);
            throw new IllegalStateException(tracker.service() + " was asked");
        } catch (TrackerException e) {
            say(tracker.service() + ": " + e.getMessage());
        }
    }

    private static void run(Map<String, String> environment, Path project) {
        try (LokiEnterprise loki = command(environment, project)) {
            say("run: "
                    + loki.runs()
                            .run(List.of("sh", "-c", "echo gapped=$LOKI_AIR_GAPPED"), project, environment)
                            .exitCode());
        }
    }

    /** The gate has a webhook. */
    private static void approvals(Map<String, String> environment, Path project) {
        try (LokiEnterprise loki = command(environment, project)) {
            say("gated run: "
                    + loki.runs()
                            .run(List.of("touch", "x"), project, environment)
                            .exitCode());
        }
        try (LokiEnterprise loki = command(environment, project)) {
            loki.approvals().list().forEach(request -> say("asked: " + request.delivery()));
        }
    }

    private static LokiEnterprise command(Map<String, String> environment, Path project) {
        return LokiEnterprise.forCommandLine(
                environment, Project.in(project, environment), warning -> say("warning: " + warning));
    }

    private static CommitState state() {
        return new CommitState(
                "0123456789012345678901234567890123456789",
                "loki/quality",
                CommitState.Outcome.SUCCESS,
                "all is well",
                "All is well.",
                Optional.empty());
    }

    private static void emit(LokiEnterprise loki, String type, String... members) {
        JsonObject.Builder payload = JsonObject.builder();
        for (int i = 0; i < members.length; i += 2) {
            payload.put(members[i], members[i + 1]);
        }
        loki.events().emit(type, "runner", payload.build());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
