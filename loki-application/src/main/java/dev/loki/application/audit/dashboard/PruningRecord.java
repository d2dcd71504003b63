package dev.loki.application.audit.dashboard;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.Retention;
import dev.loki.ports.checkpoint.CheckpointException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Lets a file of the dashboard chain go once every receiver has got its entries, the agent chain has it on record, and the
 * witnesses know that record: what is pruned can then be neither denied nor made up. Thread-safe.
 */
public final class PruningRecord implements Retention {

    private final AuditTrail agent;
    private final String folder;
    private final Function<String, Optional<String>> undelivered;
    private final LongSupplier witnessed;

    /**
     * @param folder where the dashboard log is, as entries name it
     * @param undelivered who still has to get entries of a file
     * @param witnessed how many lines of the agent chain the witnesses know
     */
    public PruningRecord(
            AuditTrail agent, String folder, Function<String, Optional<String>> undelivered, LongSupplier witnessed) {
        this.agent = agent;
        this.folder = folder;
        this.undelivered = undelivered;
        this.witnessed = witnessed;
    }

    @Override
    public Optional<String> awaitedBy(String file) {
        return undelivered.apply(file);
    }

    /** Where the agent chain is off, there is no record, and nothing that a witness could know. */
    @Override
    public boolean record(DashboardAnchor anchor) {
        Optional<AuditEntry> entry = last().filter(last -> isOf(last, anchor));
        if (entry.isEmpty()) {
            entry = agent.record(
                    new AuditDraft("loki", AuditActions.DASHBOARD_AUDIT_PRUNED, folder, null, anchor.toJson()));
        }
        try {
            return entry.isEmpty() || entry.get().seq() < witnessed.getAsLong();
        } catch (CheckpointException e) {
            throw new AuditLogException("whether a witness knows of it cannot be told: " + e.getMessage(), e);
        }
    }

    /** The last record: files are pruned one after another. An index that hides it costs a second record, no more. */
    private Optional<AuditEntry> last() {
        List<AuditEntry> found = new ArrayList<>();
        agent.read(
                new AuditQuery(
                        null, AuditActions.DASHBOARD_AUDIT_PRUNED, folder, null, null, null, 1, true, false, true),
                found::add);
        return found.stream().findFirst();
    }

    private static boolean isOf(AuditEntry entry, DashboardAnchor anchor) {
        return entry.metadata() instanceof JsonObject metadata
                && metadata.string("hash").equals(Optional.of(anchor.hash()))
                && metadata.string("file").equals(Optional.of(anchor.file()));
    }
}
