package dev.loki.application.cycle;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.cycle.CycleState;
import dev.loki.domain.cycle.CycleStateJson;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Holds the state of a cycle against the audit trail, which has the SHA-256 of each before it is saved: an agent that writes
 * into Loki's folder cannot have gates count as passed.
 */
public final class CycleEvidence {

    static final String DIGEST = "state_sha256";

    private static final Set<String> ENTRIES = Set.of(
            AuditActions.CYCLE_START,
            AuditActions.COMMAND_START,
            AuditActions.COMMAND_END,
            AuditActions.GATE_START,
            AuditActions.GATE_END,
            AuditActions.DEPLOY_START,
            AuditActions.DEPLOY_END);

    /** Older segments too, each line looked at. */
    private static final AuditQuery ALL =
            new AuditQuery(null, null, null, null, null, null, AuditQuery.NO_LIMIT, false, true, false);

    private final AuditTrail audit;

    public CycleEvidence(AuditTrail audit) {
        this.audit = audit;
    }

    /**
     * Whether it is the state that was recorded last, or the one before: a crash may keep a state from being saved that was
     * recorded.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the trail cannot be read
     */
    public boolean holds(CycleState state) {
        LastTwo digests = new LastTwo();
        audit.read(ALL, digests::accept);
        return digests.hold(digest(state));
    }

    static String digest(CycleState state) {
        return Sha256.hex(CycleStateJson.write(state).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What the last two entries of cycles have. */
    private static final class LastTwo {

        private String last = "";
        private String before = "";

        void accept(AuditEntry entry) {
            if (ENTRIES.contains(entry.what()) && entry.metadata() instanceof JsonObject metadata) {
                metadata.string(DIGEST).ifPresent(this::add);
            }
        }

        private void add(String digest) {
            before = last;
            last = digest;
        }

        boolean hold(String digest) {
            return digest.equals(last) || digest.equals(before);
        }
    }
}
