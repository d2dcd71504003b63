package dev.loki.application.run;

import dev.loki.application.policy.PolicyControl;
import dev.loki.application.trace.OpenSpan;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command under governance (seed, "Process lifecycle"): checks pre_execution, keeps the session on record,
 * starts the command, and at its end delivers what is pending and verifies the chain.
 */
public final class GovernedRun {

    private static final int EXIT_DENIED = 1;
    private static final int EXIT_APPROVAL_REQUIRED = 2;
    private static final int EXIT_BUDGET = 4;
    private static final int EXIT_UNPROVEN = 70;

    private final PolicyControl policies;
    private final SessionLog log;
    private final RunTelemetry telemetry;
    private final CommandRunner runner;
    private final RunLimit limit;
    private final RunEvidence evidence;
    private final RunApproval approval;

    /** @param limit asked where the policies allow the command, and watched while it runs */
    public GovernedRun(
            PolicyControl policies,
            SessionLog log,
            RunTelemetry telemetry,
            CommandRunner runner,
            RunLimit limit,
            RunEvidence evidence,
            RunApproval approval) {
        this.policies = policies;
        this.log = log;
        this.telemetry = telemetry;
        this.runner = runner;
        this.limit = limit;
        this.evidence = evidence;
        this.approval = approval;
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
            log.end(end.outcome, end.exitCode, end.stopped(), span);
            span.put(LokiAttributes.SESSION_OUTCOME, end.outcome.wireName())
                    .put(LokiAttributes.SESSION_EXIT_CODE, end.exitCode);
            return end;
        }
    }

    private End checked(RunRequest request, String commandLine, @Nullable SpanContext span) {
        JsonObject action = context(request, commandLine);
        Decision decision = policies.check(EnforcementPoint.PRE_EXECUTION, action, span);
        Optional<String> reached = limit.reached();
        if (reached.isPresent()) {
            return End.overBudget(reached.get());
        }
        return switch (decision.verdict()) {
            case ALLOW -> execute(request, span);
            case REQUIRE_APPROVAL -> answered(request, approval.ask(request, action, decision), span);
            case DENY -> End.denied(decision);
        };
    }

    /** A runner that was told to end starts nothing, and says with which code. */
    private End answered(RunRequest request, RunApproval.Answer answer, @Nullable SpanContext span) {
        if (answer instanceof RunApproval.Open open) {
            return new End(Outcome.APPROVAL_REQUIRED, EXIT_APPROVAL_REQUIRED, open.message());
        }
        return answer instanceof RunApproval.No no
                ? new End(Outcome.DENIED, EXIT_DENIED, no.message())
                : execute(request, span);
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
            Command command = new Command(request.command(), request.directory(), environment(request, span));
            CompletableFuture<RunLimit.Stop> stop = new CompletableFuture<>();
            int exitCode = watched(command, stop);
            span.put(LokiAttributes.COMMAND_EXIT_CODE, exitCode);
            if (exitCode != 0) {
                span.fail("exit code " + exitCode);
            }
            return ended(exitCode, stop.getNow(null));
        } catch (CommandStartException e) {
            span.recordException(e);
            return new End(Outcome.COMMAND_NOT_STARTED, e.exitCode(), e.getMessage());
        }
    }

    private int watched(Command command, CompletableFuture<RunLimit.Stop> stop) throws CommandStartException {
        RunLimit.Watch watch = limit.watch(stop::complete);
        try {
            return runner.run(command, stop);
        } finally {
            watch.close();
        }
    }

    /** A command that gave up by itself, because it was refused what it needed, ran into its limit as well. */
    private End ended(int exitCode, RunLimit.@Nullable Stop stop) {
        if (stop != null && stop.outcome() == Outcome.STOPPED) {
            return new End(Outcome.STOPPED, exitCode, stop.reason());
        }
        Optional<String> reached = exitCode == 0 ? Optional.empty() : limit.reached();
        return Optional.ofNullable(stop)
                .map(RunLimit.Stop::reason)
                .or(() -> reached)
                .map(End::overBudget)
                .orElseGet(() -> new End(Outcome.COMMAND_ENDED, exitCode, null));
    }

    /** What came along is replaced where there is a span: the state of another trace must not stand beside it. */
    private static Map<String, String> environment(RunRequest request, OpenSpan span) {
        Map<String, String> environment = new HashMap<>(request.environment());
        span.context()
                .map(request.outer()::within)
                .ifPresent(inner -> inner.forEachField((name, value) -> {
                    String variable = name.toUpperCase(Locale.ROOT);
                    if (value.isEmpty()) {
                        environment.remove(variable);
                    } else {
                        environment.put(variable, value);
                    }
                }));
        return environment;
    }

    private record End(
            Outcome outcome, int exitCode, @Nullable String message) {

        static End denied(Decision decision) {
            return new End(Outcome.DENIED, EXIT_DENIED, decision.reason());
        }

        /** Why a limit ended the session; null where none did. */
        @Nullable
        String stopped() {
            return outcome == Outcome.BUDGET_EXCEEDED || outcome == Outcome.STOPPED ? message : null;
        }

        static End overBudget(String reason) {
            return new End(Outcome.BUDGET_EXCEEDED, EXIT_BUDGET, reason);
        }
    }
}
