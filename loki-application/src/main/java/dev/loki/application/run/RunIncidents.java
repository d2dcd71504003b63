package dev.loki.application.run;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.ports.audit.AuditLogException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where it is told what happens to a run that should not. Thread-safe.
 *
 * @param actor who runs; its session must be set
 * @param project the project's folder
 * @param warnings told in one line
 */
public record RunIncidents(AuditTrail audit, Actor actor, Path project, Consumer<String> warnings) {

    void warn(String what) {
        warnings.accept(what);
    }

    /** Warns, and puts it on record; that it cannot be is a warning, too. */
    void record(String action, String what) {
        warn(what);
        try {
            audit.record(new AuditDraft(
                    actor.name(),
                    action,
                    project.toString(),
                    what,
                    actor.sessionMetadata().build()));
        } catch (AuditLogException e) {
            warn("that could not be recorded: " + e.getMessage());
        }
    }
}
