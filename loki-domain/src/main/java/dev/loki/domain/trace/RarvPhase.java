package dev.loki.domain.trace;

/** A phase of the cycle in which an engine works (seed, "Trace Spans"). */
public enum RarvPhase {
    REASON,
    ACT,
    REFLECT,
    VERIFY
}
