package dev.loki.domain.audit;

/**
 * An entry that has its place in the chain, and its line.
 *
 * @param bytes the line in UTF-8, with its newline; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LinkedLine(AuditEntry entry, byte[] bytes) {}
