package dev.loki.application.cycle;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepKind;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.trace.SpanContext;
import dev.loki.ports.cycle.CycleStore;
import dev.loki.ports.event.EventBusException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cycle leaves behind while it is under way: its entries in the audit trail, its state, its events. What the trail or
 * the store does not take is thrown, so that nothing more is started; an event that is not taken is a trouble. Not
 * thread-safe.
 */
public final class CycleRecord {

    private final AuditTrail audit;
    private final EventStream events;
    private final CycleStore store;
    private final Actor actor;
    private final Path project;
    private final CyclePolicies policies;
    private final List<String> troubles = new ArrayList<>();

    /**
     * @param actor who runs; its session must be set
     * @param policies what the cycle goes by
     */
    public CycleRecord(
            AuditTrail audit, EventStream events, CycleStore store, Actor actor, Path project, CyclePolicies policies) {
        this.audit = audit;
        this.events = events;
        this.store = store;
        this.actor = actor;
        this.project = project;
        this.policies = policies;
    }

    void begin(Cycle cycle, boolean resumed) {
        JsonObject details = policies.putInto(actor.sessionMetadata())
                .put("run_file_sha256", cycle.state().hash())
                .put("iteration", cycle.state().iteration())
                .put("resumed", resumed)
                .put(CycleEvidence.DIGEST, CycleEvidence.digest(cycle.state()))
                .build();
        record(AuditActions.CYCLE_START, project.toString(), details);
        store.save(cycle.state());
    }

    /** @param cycle as it is once the step has begun */
    void begin(CycleStep step, Cycle cycle, OpenSpan within) {
        JsonObject.Builder about =
                about(step, cycle).put("attempt", cycle.state().attempts());
        if (step.kind() == StepKind.DEPLOY) {
            about.put("passed_gates", JsonArray.ofStrings(cycle.passedGates()));
        }
        JsonObject details = about.build();
        record(start(step.kind()), step, details, cycle);
        store.save(cycle.state());
        publish("step_start", details, within);
    }

    /**
     * @param cycle as it was when the step began
     * @param after as it is now
     * @param done what became of the step; null where it was not allowed to begin
     */
    void end(
            CycleStep step,
            Cycle cycle,
            Cycle after,
            StepEnding ending,
            StepExecution.@Nullable Done done,
            OpenSpan within) {
        JsonObject.Builder about = about(step, cycle)
                .put("result", ending.result().wireName())
                .put("exit_code", ending.exitCode())
                .put("details", ending.details());
        if (done != null) {
            about.put("duration_ms", done.took().toMillis());
            done.log().ifPresent(log -> about.put("log", log));
            done.trouble().ifPresent(troubles::add);
        }
        JsonObject details = about.build();
        record(end(step.kind()), step, details, after);
        store.save(after.state());
        publish("step_end", details, within);
    }

    /** What went wrong without ending anything. */
    List<String> troubles() {
        return List.copyOf(troubles);
    }

    private static String start(StepKind kind) {
        return switch (kind) {
            case REASON, ACT, REFLECT, VERIFY -> AuditActions.COMMAND_START;
            case GATE -> AuditActions.GATE_START;
            case DEPLOY -> AuditActions.DEPLOY_START;
        };
    }

    private static String end(StepKind kind) {
        return switch (kind) {
            case REASON, ACT, REFLECT, VERIFY -> AuditActions.COMMAND_END;
            case GATE -> AuditActions.GATE_END;
            case DEPLOY -> AuditActions.DEPLOY_END;
        };
    }

    private JsonObject.Builder about(CycleStep step, Cycle cycle) {
        return actor.sessionMetadata()
                .put("iteration", cycle.state().iteration())
                .put(
                        "phase",
                        step.kind()
                                .phase()
                                .map(phase -> phase.name().toLowerCase(Locale.ROOT))
                                .orElse("deploy"))
                .put("step", step.label())
                .put("command", step.command());
    }

    private void record(String what, CycleStep step, JsonObject details, Cycle now) {
        String digest = CycleEvidence.digest(now.state());
        record(what, step.label(), details.with(CycleEvidence.DIGEST, new JsonString(digest)));
    }

    private void record(String what, String where, JsonObject details) {
        audit.record(new AuditDraft(actor.name(), what, where, null, details));
    }

    private void publish(String action, JsonObject details, OpenSpan within) {
        try {
            SpanContext span = within.context().orElse(null);
            events.emit(EventTypes.STATE, actor.source(), details.with("action", new JsonString(action)), span);
        } catch (EventBusException e) {
            troubles.add("no event was published: " + e.getMessage());
        }
    }
}
