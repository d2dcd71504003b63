package dev.loki.application.compliance;

import dev.loki.domain.audit.AuditEntry;
import java.util.Set;

/** Is shown each entry of a population, oldest first. */
@FunctionalInterface
public interface EntryVisitor {

    /** Does nothing. */
    EntryVisitor NONE = (entry, controls) -> {};

    /**
     * Takes an entry.
     *
     * @param controls the ids of the controls it is evidence for
     */
    void visit(AuditEntry entry, Set<String> controls);
}
