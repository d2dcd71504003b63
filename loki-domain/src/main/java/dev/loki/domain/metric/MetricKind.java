package dev.loki.domain.metric;

/** How the values of a metric are to be read. */
public enum MetricKind {
    /** A sum that only grows. */
    COUNTER,
    /** The present value of something that goes up and down. */
    GAUGE,
    /** How many values fell into each of a number of ranges. */
    HISTOGRAM
}
