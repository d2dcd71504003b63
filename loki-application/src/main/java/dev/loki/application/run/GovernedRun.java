package dev.loki.application.run;

import dev.loki.application.policy.PolicyControl;
import dev.loki.application.run.GovernedSession.End;
import dev.loki.application.trace.OpenSpan;
import dev.loki.application.trace.TraceVariables;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanShape;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandRunner;
import dev.loki.ports.run.CommandStartException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command under governance, as a session: checks pre_execution, asks a person where need be, and starts the command
 * within its limits.
 */
public final class GovernedRun {

    private static final int EXIT_APPROVAL_REQUIRED = 2;
    private static final int EXIT_BUDGET = 4;

    private final PolicyControl policies;
    private final GovernedSession session;
    private final Tracer tracer;
    private final CommandRunner runner;
    private final RunLimit limit;
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
        this.session = new GovernedSession(log, telemetry, evidence, policies::status);
        this.tracer = telemetry.tracer();
        this.runner = runner;
        this.limit = limit;
        this.approval = approval;
    }

    /** Runs the command and waits for its end. Never throws for what the command or its surroundings do. */
    public RunSummary run(RunRequest request) {
        return session.run(request, span -> checked(request, span));
    }

    private End checked(RunRequest request, @Nullable SpanContext span) {
        JsonObject action = context(request);
        Decision decision = policies.check(EnforcementPoint.PRE_EXECUTION, action, span);
        Optional<String> reached = limit.reached();
        if (reached.isPresent()) {
            return overBudget(reached.get());
        }
        return switch (decision.verdict()) {
            case ALLOW -> execute(request, span);
            case REQUIRE_APPROVAL -> answered(request, asked(request, action, decision), span);
            case DENY -> End.denied(decision.reason());
        };
    }

    private RunApproval.Answer asked(RunRequest request, JsonObject action, Decision decision) {
        Command command = new Command(request.command(), request.directory(), request.environment());
        return approval.ask(
                List.of(new RunApproval.Question(EnforcementPoint.PRE_EXECUTION, action, decision, command)));
    }

    /** A runner that was told to end starts nothing, and says with which code. */
    private End answered(RunRequest request, RunApproval.Answer answer, @Nullable SpanContext span) {
        if (answer instanceof RunApproval.Open open) {
            return end(Outcome.APPROVAL_REQUIRED, EXIT_APPROVAL_REQUIRED, open.message());
        }
        return answer instanceof RunApproval.No no ? End.denied(no.message()) : execute(request, span);
    }

    private static JsonObject context(RunRequest request) {
        return JsonObject.builder()
                .put("action", "run_command")
                .put("command", ShellQuoting.join(request.command()))
                .put("argv", JsonArray.ofStrings(request.command()))
                .put("cwd", request.directory().toString())
                .put(ContextPath.ROOT, request.project().toString())
                .build();
    }

    private End execute(RunRequest request, @Nullable SpanContext parent) {
        try (OpenSpan span = tracer.start(SpanShape.command(), parent)) {
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
            return end(Outcome.COMMAND_NOT_STARTED, e.exitCode(), e.getMessage());
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
            return end(Outcome.STOPPED, exitCode, stop.reason());
        }
        Optional<String> reached = exitCode == 0 ? Optional.empty() : limit.reached();
        return Optional.ofNullable(stop)
                .map(RunLimit.Stop::reason)
                .or(() -> reached)
                .map(GovernedRun::overBudget)
                .orElseGet(() -> end(Outcome.COMMAND_ENDED, exitCode, null));
    }

    private static Map<String, String> environment(RunRequest request, OpenSpan span) {
        return TraceVariables.handingOn(span, request.outer(), request.environment());
    }

    private static End overBudget(String reason) {
        return end(Outcome.BUDGET_EXCEEDED, EXIT_BUDGET, reason);
    }

    private static End end(Outcome outcome, int exitCode, @Nullable String message) {
        return new End(outcome, exitCode, message, List.of());
    }
}
