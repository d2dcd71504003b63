package dev.loki.domain.audit;

/**
 * What Loki's own entries of the audit trail say in {@code what}. Those who write them, and those who look for them, take
 * the names from here; an engine's own entries have names of its own.
 */
public final class AuditActions {

    /** A governed run begins. */
    public static final String SESSION_START = "session_start";

    /** A governed run has ended. */
    public static final String SESSION_END = "session_end";

    /** A cycle begins or is resumed; the entry has the SHA-256 of its run file. */
    public static final String CYCLE_START = "cycle_start";

    /** A command of a cycle begins, which is neither a gate nor a deployment. */
    public static final String COMMAND_START = "command_start";

    /** It has ended, or was not allowed to begin. */
    public static final String COMMAND_END = "command_end";

    /** A quality gate of a cycle begins. */
    public static final String GATE_START = "quality_gate_start";

    /** It has ended, or was not allowed to begin. */
    public static final String GATE_END = "quality_gate_end";

    /** A command of a deployment begins; the entry has the gates that were passed. */
    public static final String DEPLOY_START = "deploy_start";

    /** It has ended, or was not allowed to begin. */
    public static final String DEPLOY_END = "deploy_end";

    /** The report of a run was kept; the entry has its SHA-256. */
    public static final String RUN_REPORT = "run_report";

    /** What a decision's verdict, in lower case, is put behind. */
    public static final String POLICY_PREFIX = "policy_";

    /** Other policies are in force. */
    public static final String POLICY_RELOADED = "policy_reloaded";

    /** A policy file changed and could not be taken. */
    public static final String POLICY_RELOAD_FAILED = "policy_reload_failed";

    /** A line that a crash tore was moved to the quarantine. */
    public static final String RECOVERY = "recovery";

    /** Entries before this one were reported as not recorded. */
    public static final String WRITE_FAILED = "write_failed";

    /** An operator began a segment; the entry names the one before. */
    public static final String SEGMENT_START = "segment_start";

    /** How far the dashboard chain had come. */
    public static final String CHAIN_ANCHOR = "chain_anchor";

    /** Files of the dashboard chain were pruned. */
    public static final String DASHBOARD_AUDIT_PRUNED = "dashboard_audit_pruned";

    /** A delivery of a service's webhook was verified and taken. */
    public static final String WEBHOOK_RECEIVED = "webhook_received";

    /** A delivery was refused; the entry has the reason. */
    public static final String WEBHOOK_REFUSED = "webhook_refused";

    private AuditActions() {}
}
