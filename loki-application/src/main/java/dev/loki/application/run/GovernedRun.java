package dev.loki.application.run;

import dev.loki.application.policy.PolicyControl;
import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.TraceVariables;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanShape;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandRunner;
import dev.loki.ports.run.CommandStartException;
import dev.loki.ports.trace.ExportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command under governance (seed, "Process lifecycle"): checks pre_execution, keeps the session on record,
 * starts the command, and at its end delivers what is pending and verifies the chain.
 */
public final class GovernedRun {

    private static final int EXIT_DENIED = 1;
    private static final int EXIT_APPROVAL_REQUIRED = 2;
    private static final int EXIT_UNPROVEN = 70;

    private final PolicyControl policies;
    private final SessionLog log;
    private final RunTelemetry telemetry;
    private final CommandRunner runner;
    private final RunEvidence evidence;

    public GovernedRun(
            PolicyControl policies,
            SessionLog log,
            RunTelemetry telemetry,
            CommandRunner runner,
            RunEvidence evidence) {
        this.policies = policies;
        this.log = log;
        this.telemetry = telemetry;
        this.runner = runner;
        this.evidence = evidence;
    }

    /** Runs the command and waits for its end. Never throws for what the command or its surroundings do. */
    public RunSummary run(RunRequest request) {
        End end = withinSession(request);
        ExportReport spans = telemetry.finish();
        SessionLog.Proof proof = log.prove();
        boolean unproven = end.exitCode == 0 && !proof.holds();
        int exitCode = unproven ? EXIT_UNPROVEN : end.exitCode;
        List<String> troubles = new ArrayList<>(proof.troubles());
        troubles.addAll(
                evidence.keep(log.report(request, end.outcome, exitCode, proof.decisions(), policies.status())));
        return new RunSummary(
                request.session(),
                end.outcome,
                exitCode,
                end.message,
                proof.decisions(),
                log.chainAfter(proof),
                spans,
                troubles);
    }

    private End withinSession(RunRequest request) {
        String commandLine = ShellQuoting.join(request.command());
        SpanContext outer = request.outer().span();
        try (OpenSpan span = telemetry.tracer().start(SpanShape.session(request.session()), outer)) {
            End end;
            try {
                log.start(commandLine, span);
                end = checked(request, commandLine, span.context().orElse(outer));
            } catch (AuditLogException e) {
                end = End.denied(Decision.failClosed(ReasonCode.AUDIT_FAILURE, String.valueOf(e.getMessage())));
            }
            log.end(end.outcome, end.exitCode, span);
            span.put(LokiAttributes.SESSION_OUTCOME, end.outcome.wireName())
                    .put(LokiAttributes.SESSION_EXIT_CODE, end.exitCode);
            return end;
        }
    }

    private End checked(RunRequest request, String commandLine, @Nullable SpanContext span) {
        Decision decision = policies.check(EnforcementPoint.PRE_EXECUTION, context(request, commandLine), span);
        return switch (decision.verdict()) {
            case ALLOW -> execute(request, span);
            case REQUIRE_APPROVAL -> new End(Outcome.APPROVAL_REQUIRED, EXIT_APPROVAL_REQUIRED, decision.reason());
            case DENY -> End.denied(decision);
        };
    }

    private static JsonObject context(RunRequest request, String commandLine) {
        return JsonObject.builder()
                .put("action", "run_command")
                .put("command", commandLine)
                .put("argv", JsonArray.ofStrings(request.command()))
                .put("cwd", request.directory().toString())
                .put(ContextPath.ROOT, request.project().toString())
                .build();
    }

    private End execute(RunRequest request, @Nullable SpanContext parent) {
        try (OpenSpan span = telemetry.tracer().start(SpanShape.command(), parent)) {
            return execute(request, span);
        }
    }

    private End execute(RunRequest request, OpenSpan span) {
        try {
            Map<String, String> environment = environment(request, span);
            int exitCode = runner.run(new Command(request.command(), request.directory(), environment));
            span.put(LokiAttributes.COMMAND_EXIT_CODE, exitCode);
            if (exitCode != 0) {
                span.fail("exit code " + exitCode);
            }
            return new End(Outcome.COMMAND_ENDED, exitCode, null);
        } catch (CommandStartException e) {
            span.recordException(e);
            return new End(Outcome.COMMAND_NOT_STARTED, e.exitCode(), e.getMessage());
        }
    }

    private static Map<String, String> environment(RunRequest request, OpenSpan span) {
        return TraceVariables.handingOn(span, request.outer(), request.environment());
    }

    private record End(
            Outcome outcome, int exitCode, @Nullable String message) {

        static End denied(Decision decision) {
            return new End(Outcome.DENIED, EXIT_DENIED, decision.reason());
        }
    }
}
