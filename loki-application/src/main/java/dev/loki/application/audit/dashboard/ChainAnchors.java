package dev.loki.application.audit.dashboard;

import dev.loki.application.audit.AuditTrail;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ties the dashboard chain to the agent chain: entries of the agent chain say how far the dashboard chain had come, and
 * what was pruned of it. Whoever cuts the one short, or writes it anew, is found by the other.
 */
public final class ChainAnchors {

    private static final String WHO = "loki";
    private static final int MOST_FOLDERS = 10;

    private final AuditTrail agent;
    private final DashboardAudit dashboard;
    private final String folder;

    /**
     * @param folder where the dashboard log is, as entries name it: an agent chain may meet more than one
     */
    public ChainAnchors(AuditTrail agent, DashboardAudit dashboard, String folder) {
        this.agent = agent;
        this.dashboard = dashboard;
        this.folder = folder;
    }

    /**
     * Verifies the dashboard chain and records in the agent chain how far it has come.
     *
     * @return the entry; empty where either is off, or the dashboard chain is empty
     * @throws dev.loki.ports.audit.AuditLogException where the one cannot be read or the other not written
     */
    public Optional<AuditEntry> record() {
        if (!dashboard.isOn()) {
            return Optional.empty();
        }
        DirectoryVerdict verdict = dashboard.verify(EntryListener.NONE);
        if (verdict.entries() == 0 && verdict.valid()) {
            return Optional.empty();
        }
        JsonObject.Builder metadata = JsonObject.builder()
                .put("chain", "dashboard")
                .put("file", verdict.lastFile())
                .put("hash", verdict.tip())
                .put("entries", verdict.entries())
                .put("valid", verdict.valid());
        String why = verdict.valid() ? null : verdict.errors().get(0);
        return agent.record(new AuditDraft(WHO, AuditActions.CHAIN_ANCHOR, folder, why, metadata.build()));
    }

    /**
     * Verifies the dashboard chain, and holds it against what the agent chain says of it.
     *
     * @throws dev.loki.ports.audit.AuditLogException where either cannot be read
     */
    public DirectoryVerdict verify() {
        Check check = check();
        List<String> errors = new ArrayList<>(check.log().errors());
        errors.addAll(check.errors());
        List<String> warnings = new ArrayList<>(check.log().warnings());
        warnings.addAll(check.warnings());
        return with(check.log(), errors, warnings);
    }

    /**
     * As {@link #verify}, and says apart what the log itself shows and what the agent chain says of it. Older segments of
     * the agent chain count, too.
     *
     * @throws dev.loki.ports.audit.AuditLogException where either cannot be read
     */
    public Check check() {
        Map<Long, Set<String>> claimed = new TreeMap<>();
        Map<Long, Set<String>> pruned = new TreeMap<>();
        Map<String, Integer> elsewhere = new TreeMap<>();
        agent.read(AuditQuery.everywhere(AuditActions.CHAIN_ANCHOR), entry -> collect(entry, claimed, elsewhere));
        agent.read(
                AuditQuery.everywhere(AuditActions.DASHBOARD_AUDIT_PRUNED), entry -> collect(entry, pruned, elsewhere));
        Map<Long, Set<String>> open = new TreeMap<>();
        claimed.forEach((entries, hashes) -> open.put(entries, new TreeSet<>(hashes)));
        DirectoryVerdict verdict = dashboard.verify((number, hash) -> {
            Set<String> left = open.get(number);
            if (left != null) {
                left.remove(hash);
            }
        });
        List<String> warnings = new ArrayList<>(warnings(elsewhere));
        unrecorded(verdict, claimed, pruned).ifPresent(warnings::add);
        return new Check(verdict, claimed.size() + pruned.size(), errors(verdict, open, pruned), warnings);
    }

    /** Another project's trail may have it on record; whoever looks at this one alone cannot tell. */
    private static Optional<String> unrecorded(
            DirectoryVerdict verdict, Map<Long, Set<String>> claimed, Map<Long, Set<String>> pruned) {
        DashboardAnchor anchor = verdict.anchor();
        if (anchor == null || !pruned.isEmpty()) {
            return Optional.empty();
        }
        long gone = claimed.keySet().stream()
                .filter(entries -> entries <= anchor.entries())
                .count();
        return gone == 0
                ? Optional.empty()
                : Optional.of("anchor.json stands for " + anchor.entries() + " entries that were pruned, " + gone
                        + " of which this agent chain has on record; it does not say that they were pruned: verify in the"
                        + " project whose chain does (`loki audit list --what " + AuditActions.DASHBOARD_AUDIT_PRUNED
                        + "`)");
    }

    /** Anchors of a log in another folder say nothing of this one; whoever looks at a copy has to know that. */
    private List<String> warnings(Map<String, Integer> elsewhere) {
        return elsewhere.entrySet().stream()
                .limit(MOST_FOLDERS)
                .map(other -> other.getValue() + (other.getValue() == 1 ? " anchor names" : " anchors name")
                        + " a dashboard log in another folder, " + other.getKey() + ", and this is " + folder
                        + ": that one was not checked; LOKI_DATA_DIR names where it is")
                .toList();
    }

    /**
     * What was found.
     *
     * @param log what the dashboard log itself shows
     * @param onRecord how many places of it the agent chain has on record
     * @param errors where the two contradict each other
     * @param warnings what the agent chain has on record of logs in other folders
     */
    public record Check(DirectoryVerdict log, int onRecord, List<String> errors, List<String> warnings) {

        public Check {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }

        /** Whether nothing shows that either was tampered with. */
        public boolean valid() {
            return log.valid() && errors.isEmpty();
        }
    }

    private static List<String> errors(
            DirectoryVerdict verdict, Map<Long, Set<String>> open, Map<Long, Set<String>> pruned) {
        List<String> errors = new ArrayList<>();
        DashboardAnchor anchor = verdict.anchor();
        long removed = anchor == null ? 0 : anchor.entries();
        if (anchor != null
                && !pruned.isEmpty()
                && !pruned.getOrDefault(removed, Set.of()).contains(anchor.hash())) {
            errors.add("anchor.json is none that the agent chain has on record; expected one of its "
                    + AuditActions.DASHBOARD_AUDIT_PRUNED + " entries");
        }
        open.forEach((entries, hashes) -> hashes.stream()
                .filter(hash -> entries > removed || isAnother(hash, entries, anchor))
                .forEach(hash -> errors.add(
                        "the agent chain says that the dashboard chain had " + entries + " entries, the last of which"
                                + " had the hash " + hash + "; that entry is missing or another")));
        return errors;
    }

    /** Whether a hash that is on record is not the one that the anchor gives the same entry. */
    private static boolean isAnother(String hash, long entries, @Nullable DashboardAnchor anchor) {
        return anchor != null && anchor.entries() == entries && !anchor.hash().equals(hash);
    }

    /** A later claim does not take the place of an earlier one. */
    private void collect(AuditEntry entry, Map<Long, Set<String>> claims, Map<String, Integer> elsewhere) {
        if (!folder.equals(entry.where())) {
            elsewhere.merge(String.valueOf(entry.where()), 1, Integer::sum);
        } else if (entry.metadata() instanceof JsonObject metadata
                && metadata.get("entries") instanceof JsonNumber entries
                && entries.isSafeInteger()) {
            metadata.string("hash")
                    .ifPresent(hash -> claims.computeIfAbsent(entries.longValueExact(), number -> new TreeSet<>())
                            .add(hash));
        }
    }

    private static DirectoryVerdict with(DirectoryVerdict verdict, List<String> errors, List<String> warnings) {
        return new DirectoryVerdict(
                verdict.files(), verdict.tip(), verdict.entries(), verdict.anchor(), errors, warnings);
    }
}
