package dev.loki.application.policy;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.event.EventBusException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts changes of the policy file into the audit trail and on the event bus, and warns of those that fail. Thread-safe. */
public final class ReloadRecorder {

    private static final String WHERE = "policies";

    private final AuditTrail audit;
    private final EventStream events;
    private final Actor actor;
    private final Consumer<String> warnings;

    /**
     * @param warnings told, in one line each, what an operator should look at
     */
    public ReloadRecorder(AuditTrail audit, EventStream events, Actor actor, Consumer<String> warnings) {
        this.audit = audit;
        this.events = events;
        this.actor = actor;
        this.warnings = warnings;
    }

    /** Records that a new policy file is about to be in force; says what went wrong where it could not be recorded. */
    Optional<String> reloaded(@Nullable String oldHash, @Nullable String newHash) {
        return record(AuditActions.POLICY_RELOADED, null, details(oldHash, newHash));
    }

    /** Records that the policy file on disk cannot be taken; says what went wrong where it could not be recorded. */
    Optional<String> failed(@Nullable String oldHash, @Nullable String newHash, String fault) {
        warnings.accept("the policy file changed and is not understood: " + fault);
        return record(AuditActions.POLICY_RELOAD_FAILED, fault, details(oldHash, newHash));
    }

    private Optional<String> record(String what, @Nullable String why, JsonObject details) {
        try {
            audit.record(new AuditDraft(actor.name(), what, WHERE, why, details));
        } catch (AuditLogException e) {
            String trouble = "a change of the policy file could not be recorded: " + e.getMessage();
            warnings.accept(trouble);
            return Optional.of(trouble);
        }
        publish(details.with("action", new JsonString(what)).with("reason", new JsonString(why == null ? "" : why)));
        return Optional.empty();
    }

    /** The bus fails open. */
    private void publish(JsonObject payload) {
        try {
            events.emit(EventTypes.STATE, actor.source(), payload);
        } catch (EventBusException e) {
            warnings.accept("no event of a changed policy file was published: " + e.getMessage());
        }
    }

    private JsonObject details(@Nullable String oldHash, @Nullable String newHash) {
        return actor.sessionMetadata()
                .put("old_hash", oldHash)
                .put("new_hash", newHash)
                .build();
    }
}
