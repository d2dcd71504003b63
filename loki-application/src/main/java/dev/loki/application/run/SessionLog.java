package dev.loki.application.run;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.policy.PolicyStatus;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventBusException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run leaves behind: its session in the audit trail and on the event bus, and the proof at its end. */
public final class SessionLog {

    private final AuditTrail audit;
    private final EventStream events;
    private final Actor actor;
    private final Path project;
    private final InstantSource clock;
    private final Instant begin;
    private final List<String> troubles = new ArrayList<>();
    private boolean complete = true;
    private @Nullable AuditEntry first;
    private @Nullable AuditEntry last;

    /**
     * @param actor who runs; its session must be set
     * @param project the project's folder
     */
    public SessionLog(AuditTrail audit, EventStream events, Actor actor, Path project, InstantSource clock) {
        this.audit = audit;
        this.events = events;
        this.actor = actor;
        this.project = project;
        this.clock = clock;
        this.begin = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Records that the session begins.
     *
     * @param span of the session
     * @throws AuditLogException where it cannot be recorded, so that nothing may be started
     */
    void start(String commandLine, OpenSpan span) {
        JsonObject details = actor.sessionMetadata().put("command", commandLine).build();
        first = record(AuditActions.SESSION_START, details);
        last = first;
        if (first != null) {
            span.add(SpanDetails.audited(first.seq(), first.hash()));
        }
        publish("start", details, span);
    }

    /**
     * Records that the session ends; what cannot be recorded is kept as a trouble.
     *
     * @param stopped why it was made to end; null where it was not
     */
    void end(Outcome outcome, int exitCode, @Nullable String stopped, OpenSpan span) {
        JsonObject.Builder told =
                actor.sessionMetadata().put("outcome", outcome.wireName()).put("exit_code", exitCode);
        if (stopped != null) {
            told.put("reason", stopped);
        }
        JsonObject details = told.build();
        try {
            last = record(AuditActions.SESSION_END, details);
            tell(last, span);
        } catch (AuditLogException e) {
            complete = false;
            troubles.add("the end of the session could not be recorded: " + e.getMessage());
        }
        publish("end", details, span);
    }

    /** The attributes name the first entry of the session; this one is told as an event. */
    private static void tell(@Nullable AuditEntry entry, OpenSpan span) {
        if (entry != null) {
            span.addEvent(
                    "loki.audit.entry",
                    SpanDetails.audited(entry.seq(), entry.hash()).attributes());
        }
    }

    /** Verifies the chain and counts what the policies did. */
    Proof prove() {
        DecisionCount.Counter counter = new DecisionCount.Counter(String.valueOf(actor.session()));
        try {
            audit.read(new AuditQuery(null, null, begin, null), counter::accept);
            return new Proof(counter.count(), audit.verify(), complete, List.copyOf(troubles));
        } catch (AuditLogException e) {
            troubles.add("the audit chain could not be verified: " + e.getMessage());
            return new Proof(counter.count(), null, false, List.copyOf(troubles));
        }
    }

    /**
     * The chain as whoever looks at it next finds it: with what was recorded after the proof, such as the run's report.
     *
     * @return null where the log cannot be read
     */
    @Nullable
    ChainVerdict chainAfter(Proof proof) {
        ChainVerdict proven = proof.chain();
        if (proven == null || !proven.valid()) {
            return proven;
        }
        try {
            return audit.verify();
        } catch (AuditLogException e) {
            return proven;
        }
    }

    /** The run as its report tells it, once it has ended. */
    RunReport report(RunRequest request, Outcome outcome, int exitCode, DecisionCount decisions, PolicyStatus policy) {
        return new RunReport(
                request.session(),
                ShellQuoting.join(request.command()),
                project.toString(),
                begin,
                clock.instant(),
                outcome,
                exitCode,
                decisions,
                first,
                last,
                policy.policyHash());
    }

    private @Nullable AuditEntry record(String what, JsonObject details) {
        return audit.record(new AuditDraft(actor.name(), what, project.toString(), null, details))
                .orElse(null);
    }

    private void publish(String action, JsonObject details, OpenSpan span) {
        JsonObject payload = details.with("action", new JsonString(action));
        try {
            span.context()
                    .ifPresentOrElse(
                            own -> events.emitTraced(EventTypes.SESSION, actor.source(), payload, own),
                            () -> events.emit(EventTypes.SESSION, actor.source(), payload));
        } catch (EventBusException e) {
            troubles.add("no event was published: " + e.getMessage());
        }
    }

    /**
     * What can be shown after a run.
     *
     * @param chain null where the log cannot be read
     * @param complete whether the whole session is on record
     */
    record Proof(DecisionCount decisions, @Nullable ChainVerdict chain, boolean complete, List<String> troubles) {

        /** Whether the audit trail bears the run out. An event that could not be published does not count. */
        boolean holds() {
            return complete && chain != null && chain.valid();
        }
    }
}
