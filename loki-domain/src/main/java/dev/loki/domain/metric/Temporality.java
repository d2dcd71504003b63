package dev.loki.domain.metric;

/** From when on sums count. */
public enum Temporality {
    /** Since recording began; a reader that misses one reading misses nothing. */
    CUMULATIVE,
    /** Since the reading before. */
    DELTA
}
