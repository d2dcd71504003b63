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

    /** What watches over a run was killed. */
    public static final String WATCHDOG_KILLED = "watchdog_killed";

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

    /** A part of a budget is used up. */
    public static final String BUDGET_ALERT = "budget_alert";

    /** A budget is used up, or was to be passed. */
    public static final String BUDGET_EXCEEDED = "budget_exceeded";

    /** As well, and the run is to end. */
    public static final String BUDGET_SHUTDOWN = "budget_shutdown";

    /** What the state that an approval request came to is put behind, {@code approval_approved}; see also below. */
    public static final String APPROVAL_PREFIX = "approval_";

    /** A person is asked whether an action may happen. */
    public static final String APPROVAL_REQUESTED = "approval_requested";

    /** Somebody agreed, and more must. */
    public static final String APPROVAL_GRANTED = "approval_granted";

    /** Something was not done with an approval; the entry has the reason. */
    public static final String APPROVAL_REFUSED = "approval_refused";

    /** The webhook of a gate was told. */
    public static final String APPROVAL_DELIVERED = "approval_delivered";

    /** The webhook of a gate could not be told; the entry has the reason. */
    public static final String APPROVAL_NOT_DELIVERED = "approval_not_delivered";

    /** An operator has what is kept of approvals made readable again; the entry says what is lost. */
    public static final String APPROVAL_REPAIR = "approval_repair";

    /** A call to a tracker or code host was put into the outbox of an air-gapped site. */
    public static final String OUTBOX_PUT = "outbox_put";

    /** Calls of the outbox were written into a file; the entry has its SHA-256. */
    public static final String OUTBOX_EXPORTED = "outbox_exported";

    /** An operator says that calls were sent from another machine. */
    public static final String OUTBOX_CONFIRMED = "outbox_confirmed";

    /** Calls of an outbox are about to be sent from here. */
    public static final String OUTBOX_SEND_START = "outbox_send_start";

    /** What became of them. */
    public static final String OUTBOX_SEND_END = "outbox_send_end";

    /** An agent's hook asked before a tool was used; the entry has the answer. */
    public static final String TOOL_CALL = "tool_call";

    /** An agent's hook told what became of a tool's use. */
    public static final String TOOL_RESULT = "tool_result";

    /** An agent's hook told what it was asked for. */
    public static final String AGENT_PROMPT = "agent_prompt";

    /** An agent's hook told that its session begins, in which there may be no governed run. */
    public static final String AGENT_SESSION_START = "agent_session_start";

    /** An agent's hook told that its session ends. */
    public static final String AGENT_SESSION_END = "agent_session_end";

    /** An agent's hook told that the agent is done, for now. */
    public static final String AGENT_STOP = "agent_stop";

    /** An operator put hooks into an agent's settings. */
    public static final String HOOKS_INSTALLED = "hooks_installed";

    /** An operator took them out. */
    public static final String HOOKS_UNINSTALLED = "hooks_uninstalled";

    /** Somebody wanted to end the resident process by its socket, as an operator does not, and was refused. */
    public static final String RESIDENT_STOP_REFUSED = "resident_stop_refused";

    private AuditActions() {}
}
