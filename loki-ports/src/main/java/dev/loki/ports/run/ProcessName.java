package dev.loki.ports.run;

/**
 * A process that no other is taken for: numbers are used again, but not with the same start.
 *
 * @param pid its number
 * @param start when it began, in the system's own terms
 */
public record ProcessName(long pid, String start) {}
