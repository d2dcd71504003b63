package dev.loki.domain.metric;

import static dev.loki.domain.metric.MetricDefinition.counter;
import static dev.loki.domain.metric.MetricDefinition.gauge;
import static dev.loki.domain.metric.MetricDefinition.histogram;

import java.util.List;

/**
 * What Loki measures: the six metrics of the original (seed, Observability Layer), and those of governance. Units are
 * such that no backend appends them to the names once more.
 *
 * @param taskDuration how long tasks took
 * @param qualityGatePasses by gate
 * @param qualityGateFailures by gate
 * @param activeAgents how many agents work now
 * @param tokens consumed, by model and agent type
 * @param councilApprovalRate 0 to 1
 * @param decisions by enforcement point and verdict
 * @param decisionLatency by enforcement point
 * @param findings of the scanner, by detector
 * @param budgetUsed the part of a budget that is used, by budget; over 1 where it is exceeded
 * @param approvalWait by outcome
 * @param auditAppends entries recorded, by chain
 * @param auditIntact 1 where the chain was intact when last verified, else 0, by chain
 * @param eventLag events not yet handled, by group
 * @param telemetryDropped spans and points that did not reach their receiver, by signal and reason
 */
public record LokiMetrics(
        MetricFamily<Histogram> taskDuration,
        MetricFamily<Counter> qualityGatePasses,
        MetricFamily<Counter> qualityGateFailures,
        MetricFamily<Gauge> activeAgents,
        MetricFamily<Counter> tokens,
        MetricFamily<Gauge> councilApprovalRate,
        MetricFamily<Counter> decisions,
        MetricFamily<Histogram> decisionLatency,
        MetricFamily<Counter> findings,
        MetricFamily<Gauge> budgetUsed,
        MetricFamily<Histogram> approvalWait,
        MetricFamily<Counter> auditAppends,
        MetricFamily<Gauge> auditIntact,
        MetricFamily<Gauge> eventLag,
        MetricFamily<Counter> telemetryDropped) {

    private static final List<Double> WORK = List.of(0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0);
    private static final List<Double> DECISION = List.of(1e-6, 5e-6, 2.5e-5, 1e-4, 5e-4, 2.5e-3, 1e-2, 0.1, 1.0);
    private static final List<Double> WAIT = List.of(1.0, 10.0, 60.0, 300.0, 900.0, 3600.0, 14_400.0, 86_400.0);

    /** Enters all of them into a registry, once. */
    public static LokiMetrics in(MetricRegistry registry) {
        return new LokiMetrics(
                registry.histogram(histogram("loki_task_duration_seconds", "s", "Task execution duration", WORK)),
                registry.counter(
                        counter("loki_quality_gate_pass_total", "{gate}", "Quality gate passes by gate name", "gate")),
                registry.counter(counter(
                        "loki_quality_gate_fail_total", "{gate}", "Quality gate failures by gate name", "gate")),
                registry.gauge(gauge("loki_agent_active", "{agent}", "Currently active agents")),
                registry.counter(counter(
                        "loki_tokens_consumed_total",
                        "{token}",
                        "Token consumption by model and agent type",
                        "model",
                        "agent_type")),
                registry.gauge(gauge("loki_council_approval_rate", "{ratio}", "Council approval rate (0.0-1.0)")),
                registry.counter(
                        counter("loki_policy_decisions_total", "{decision}", "Policy decisions", "point", "verdict")),
                registry.histogram(histogram(
                        "loki_policy_decision_duration_seconds", "s", "Policy decision latency", DECISION, "point")),
                registry.counter(counter("loki_scan_findings_total", "{finding}", "Secrets and PII found", "detector")),
                registry.gauge(gauge("loki_budget_used_ratio", "{ratio}", "Part of a budget that is used", "budget")),
                registry.histogram(
                        histogram("loki_approval_wait_duration_seconds", "s", "Wait for an approval", WAIT, "outcome")),
                registry.counter(counter("loki_audit_appends_total", "{entry}", "Audit entries recorded", "chain")),
                registry.gauge(gauge(
                        "loki_audit_chain_intact", "{chain}", "1 where the chain was intact when verified", "chain")),
                registry.gauge(gauge("loki_event_lag", "{event}", "Events a group has not yet handled", "group")),
                registry.counter(counter(
                        "loki_telemetry_dropped_total",
                        "{item}",
                        "Spans and points that did not reach their receiver",
                        "signal",
                        "reason")));
    }
}
