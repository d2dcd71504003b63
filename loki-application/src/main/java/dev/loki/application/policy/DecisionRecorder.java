package dev.loki.application.policy;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.trace.SpanDetails;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventBusException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Puts decisions other than ALLOW into the audit trail and on the event bus, and all of them into the decision log.
 * Thread-safe.
 */
public final class DecisionRecorder {

    private final AuditTrail audit;
    private final EventStream events;
    private final DecisionJournal journal;
    private final Actor actor;

    public DecisionRecorder(AuditTrail audit, EventStream events, DecisionJournal journal, Actor actor) {
        this.audit = audit;
        this.events = events;
        this.journal = journal;
        this.actor = actor;
    }

    /** What the audit trail calls a decision: {@code policy_deny} or {@code policy_require_approval}. */
    public static String what(Verdict verdict) {
        return AuditActions.POLICY_PREFIX + verdict.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Records the decision; one that cannot be put on record comes back as DENY.
     *
     * @param span the one it is made in, which is told of the audit entry
     */
    Decision record(String point, Judgement judgement, OpenSpan span) {
        Decision decision = record(point, judgement.context(), judgement.decision(), span);
        journal.record(point, judgement, decision, actor.session());
        return decision;
    }

    private Decision record(String point, JsonObject context, Decision decision, OpenSpan span) {
        if (decision.allowed()) {
            return decision;
        }
        JsonObject details = details(point, decision);
        String what = what(decision.verdict());
        String where = context.string(ContextPath.FILE).orElse(point);
        try {
            audit.record(new AuditDraft(actor.name(), what, where, decision.reason(), details))
                    .ifPresent(entry -> span.add(SpanDetails.audited(entry.seq(), entry.hash())));
        } catch (AuditLogException e) {
            return unrecorded(decision, e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return unrecorded(decision, e.getClass().getSimpleName());
        }
        return publish(what, details, decision, span);
    }

    private static Decision unrecorded(Decision decision, @Nullable String why) {
        return Decision.failClosed(
                ReasonCode.AUDIT_FAILURE, decision.reason() + "; and it could not be recorded: " + why);
    }

    /** The bus fails open: a decision stands whether or not anybody could be told. */
    private Decision publish(String what, JsonObject details, Decision decision, OpenSpan span) {
        JsonObject payload = details.with("action", new JsonString(what));
        try {
            events.emit(
                    EventTypes.STATE, actor.source(), payload, span.context().orElse(null));
            return decision;
        } catch (EventBusException e) {
            return decision.warning(List.of("no event was published: " + e.getMessage()));
        }
    }

    private JsonObject details(String point, Decision decision) {
        List<String> names =
                decision.violations().stream().map(Violation::policy).toList();
        return actor.sessionMetadata()
                .put("point", point)
                .put("decision", decision.verdict().name())
                .put("code", decision.code().wireName())
                .put("policies", JsonArray.ofStrings(names))
                .build();
    }
}
