package dev.loki.adapter.fs.audit;

/** When entries are forced to the disk: what {@code LOKI_AUDIT_SYNC} says. */
public enum AuditSync {
    /** Before they are acknowledged. Nothing that was acknowledged is lost, whatever happens. */
    ALWAYS,
    /**
     * At most {@value Journal#SYNC_INTERVAL_MILLIS} milliseconds after they were written, and at close. A power loss
     * takes what was acknowledged since then; the end of a process takes nothing.
     */
    INTERVAL,
    /** When the operating system likes. A power loss takes what was acknowledged since then, perhaps half a minute. */
    OS
}
