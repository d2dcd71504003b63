package dev.loki.application.run;

import dev.loki.application.policy.PolicyStatus;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.ReasonCode;
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
 * What every run is, whatever happens in it (seed, "Process lifecycle"): a session on record, at whose end what is pending is
 * delivered and the chain verified. For one run.
 */
public final class GovernedSession {

    private static final int EXIT_DENIED = 1;
    private static final int EXIT_UNPROVEN = 70;

    private final SessionLog log;
    private final RunTelemetry telemetry;
    private final RunEvidence evidence;
    private final Supplier<PolicyStatus> policies;

    /** @param policies what was decided by, asked at the end */
    public GovernedSession(
            SessionLog log, RunTelemetry telemetry, RunEvidence evidence, Supplier<PolicyStatus> policies) {
        this.log = log;
        this.telemetry = telemetry;
        this.evidence = evidence;
        this.policies = policies;
    }

    /** What happens in a session. */
    @FunctionalInterface
    public interface Body {

        /**
         * Does it, and waits for its end.
         *
         * @param session the span that it happens in; null where there is none
         * @throws AuditLogException where it cannot be put on record, and so does not happen
         */
        End run(@Nullable SpanContext session);
    }

    /**
     * How it ended.
     *
     * @param message for people; null where there is nothing to say
     * @param troubles what went wrong without ending anything
     */
    public record End(
            Outcome outcome, int exitCode, @Nullable String message, List<String> troubles) {

        public End {
            troubles = List.copyOf(troubles);
        }

        /** Why a limit or a person ended the session; null where neither did. */
        private @Nullable String stopped() {
            return outcome == Outcome.BUDGET_EXCEEDED || outcome == Outcome.STOPPED ? message : null;
        }

        /** Ends with 1. */
        static End denied(@Nullable String message) {
            return new End(Outcome.DENIED, EXIT_DENIED, message, List.of());
        }
    }

    /** Runs it. Never throws for what the commands or their surroundings do. */
    public RunSummary run(RunRequest request, Body body) {
        End end = withinSession(request, body);
        ExportReport spans = telemetry.finish();
        SessionLog.Proof proof = log.prove();
        boolean unproven = end.exitCode == 0 && !proof.holds();
        int exitCode = unproven ? EXIT_UNPROVEN : end.exitCode;
        List<String> troubles = new ArrayList<>(end.troubles);
        troubles.addAll(proof.troubles());
        troubles.addAll(evidence.keep(log.report(request, end.outcome, exitCode, proof.decisions(), policies.get())));
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

    private End withinSession(RunRequest request, Body body) {
        SpanContext outer = request.outer().span();
        try (OpenSpan span = telemetry.tracer().start(SpanShape.session(request.session()), outer)) {
            End end = recorded(request, body, span, outer);
            log.end(end.outcome, end.exitCode, end.stopped(), span);
            span.put(LokiAttributes.SESSION_OUTCOME, end.outcome.wireName())
                    .put(LokiAttributes.SESSION_EXIT_CODE, end.exitCode);
            return end;
        }
    }

    private End recorded(RunRequest request, Body body, OpenSpan span, @Nullable SpanContext outer) {
        try {
            log.start(ShellQuoting.join(request.command()), span);
            return body.run(span.context().orElse(outer));
        } catch (AuditLogException e) {
            String message = String.valueOf(e.getMessage());
            return End.denied(
                    Decision.failClosed(ReasonCode.AUDIT_FAILURE, message).reason());
        }
    }
}
