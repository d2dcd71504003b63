package dev.loki.application.run;

import dev.loki.application.cycle.CycleResult;
import dev.loki.application.policy.PolicyStatus;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.cycle.CycleStop;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanShape;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.trace.ExportReport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a cycle as a session: keeps the session on record, and at its end delivers what is pending and verifies the chain, as
 * {@link GovernedRun} does for one command.
 */
public final class GovernedCycle {

    private static final int EXIT_DENIED = 1;
    private static final int EXIT_UNPROVEN = 70;

    private final SessionLog log;
    private final RunTelemetry telemetry;
    private final RunEvidence evidence;
    private final Supplier<PolicyStatus> policies;

    /** @param policies what is decided by, once the cycle has ended */
    public GovernedCycle(
            SessionLog log, RunTelemetry telemetry, RunEvidence evidence, Supplier<PolicyStatus> policies) {
        this.log = log;
        this.telemetry = telemetry;
        this.evidence = evidence;
        this.policies = policies;
    }

    /** What happens within the session. */
    @FunctionalInterface
    public interface Body {

        /** @param session the span that it happens in; null where there is none */
        CycleResult run(@Nullable SpanContext session);
    }

    /** Runs the cycle and waits for its end. Never throws for what its commands or their surroundings do. */
    public RunSummary run(RunRequest request, Body cycle) {
        CycleResult result = withinSession(request, cycle);
        Outcome outcome = Outcome.of(result.stop().reason());
        ExportReport spans = telemetry.finish();
        SessionLog.Proof proof = log.prove();
        boolean unproven = result.stop().exitCode() == 0 && !proof.holds();
        int exitCode = unproven ? EXIT_UNPROVEN : result.stop().exitCode();
        List<String> troubles = new ArrayList<>(result.troubles());
        troubles.addAll(proof.troubles());
        troubles.addAll(evidence.keep(log.report(request, outcome, exitCode, proof.decisions(), policies.get())));
        return new RunSummary(
                request.session(),
                outcome,
                exitCode,
                exitCode == 0 ? null : result.stop().message(),
                proof.decisions(),
                log.chainAfter(proof),
                spans,
                troubles);
    }

    private CycleResult withinSession(RunRequest request, Body cycle) {
        SpanContext outer = request.outer().span();
        try (OpenSpan span = telemetry.tracer().start(SpanShape.session(request.session()), outer)) {
            CycleResult result = recorded(request, cycle, span, outer);
            CycleStop stop = result.stop();
            Outcome outcome = Outcome.of(stop.reason());
            log.end(outcome, stop.exitCode(), span);
            span.put(LokiAttributes.SESSION_OUTCOME, outcome.wireName())
                    .put(LokiAttributes.SESSION_EXIT_CODE, stop.exitCode());
            return result;
        }
    }

    private CycleResult recorded(RunRequest request, Body cycle, OpenSpan span, @Nullable SpanContext outer) {
        try {
            log.start(ShellQuoting.join(request.command()), span);
        } catch (AuditLogException e) {
            String message = String.valueOf(e.getMessage());
            return new CycleResult(new CycleStop(CycleStop.Reason.NOT_RECORDED, EXIT_DENIED, message), List.of());
        }
        return cycle.run(span.context().orElse(outer));
    }
}
