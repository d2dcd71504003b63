package dev.loki.application.trace;

import dev.loki.domain.trace.AgentAction;
import dev.loki.domain.trace.RarvPhase;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanShape;
import dev.loki.domain.trace.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * Tracing for who embeds Loki: the spans of the original (seed, "Trace Spans"), and spans of one's own. Where telemetry is
 * off, every span is one and the same, which costs nothing. Never throws. Thread-safe; its spans are not.
 *
 * <pre>{@code
 * try (OpenSpan project = loki.traces().project("shop");
 *         OpenSpan task = loki.traces().task(project, "task-001")) {
 *     task.add(SpanDetails.usage(1_200, 300));
 * }
 * }</pre>
 */
public final class Traces {

    private final Tracer tracer;
    private final TraceContext outer;

    /** @param outer what spans without a parent of this process happen in */
    public Traces(Tracer tracer, TraceContext outer) {
        this.tracer = tracer;
        this.outer = outer;
    }

    /** The same within what came along with a request or an event; see {@link TraceContext#read}. */
    public Traces within(TraceContext incoming) {
        return new Traces(tracer, incoming);
    }

    /** What is to go along to those who are called within the span; as it came, where telemetry is off. */
    public TraceContext outgoing(OpenSpan span) {
        return span.context().map(outer::within).orElse(outer);
    }

    /** All work on one project. */
    public OpenSpan project(String projectId) {
        return tracer.isOff() ? OpenSpan.NOTHING : tracer.start(SpanShape.project(projectId), outer.span());
    }

    /** One task of a project. */
    public OpenSpan task(OpenSpan parent, String taskId) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.task(taskId));
    }

    /** One phase of the cycle that a task goes through. */
    public OpenSpan rarv(OpenSpan parent, RarvPhase phase) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.rarv(phase));
    }

    /** A check of the work, whose result is added once it is known ({@link SpanDetails#qualityGateResult}). */
    public OpenSpan qualityGate(OpenSpan parent, String gate) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.qualityGate(gate));
    }

    /** A check of the work whose result is known, such as {@code pass}. */
    public OpenSpan qualityGate(OpenSpan parent, String gate, String result) {
        return tracer.isOff() ? OpenSpan.NOTHING : qualityGate(parent, gate).add(SpanDetails.qualityGateResult(result));
    }

    /** What becomes of an agent of a type. */
    public OpenSpan agent(OpenSpan parent, String type, AgentAction action) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.agent(type, action));
    }

    /** One reviewer's part in a council, whose verdict is added once it is known ({@link SpanDetails#councilVerdict}). */
    public OpenSpan council(OpenSpan parent, String reviewer) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.council(reviewer));
    }

    /** A reviewer's part whose verdict is known, such as {@code approve}. */
    public OpenSpan council(OpenSpan parent, String reviewer, String verdict) {
        return tracer.isOff() ? OpenSpan.NOTHING : council(parent, reviewer).add(SpanDetails.councilVerdict(verdict));
    }

    /** The wait for a person's approval, whose outcome is added at its end ({@link SpanDetails#approvalOutcome}). */
    public OpenSpan approvalWait(OpenSpan parent, String policy) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.approvalWait(policy));
    }

    /** One use of a tool by an agent. */
    public OpenSpan toolCall(OpenSpan parent, String tool) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.toolCall(tool));
    }

    /** A question of an agent's hook, or what it tells, in what the agent works in. */
    public OpenSpan hook(String agent, String moment) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(OpenSpan.NOTHING, SpanShape.hook(agent, moment));
    }

    /** A request to an issue tracker. */
    public OpenSpan trackerCall(OpenSpan parent, String trackerName, String operation) {
        return tracer.isOff() ? OpenSpan.NOTHING : start(parent, SpanShape.trackerCall(trackerName, operation));
    }

    /** A request to an issue tracker, in what this process happens in. */
    public OpenSpan trackerCall(String trackerName, String operation) {
        return trackerCall(OpenSpan.NOTHING, trackerName, operation);
    }

    /**
     * A span of one's own.
     *
     * @param name what kind of work it is, of low cardinality
     * @param parent the span it happens in; null for what this process happens in
     */
    public OpenSpan start(String name, SpanKind kind, @Nullable SpanContext parent) {
        return tracer.start(name, kind, parent == null ? outer.span() : parent);
    }

    private OpenSpan start(OpenSpan parent, SpanShape shape) {
        return tracer.start(shape, parent.context().orElse(outer.span()));
    }
}
