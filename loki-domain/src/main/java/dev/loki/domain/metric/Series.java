package dev.loki.domain.metric;

/** What is recorded under one set of label values. Recording takes no lock. Thread-safe. */
public sealed interface Series permits Counter, Gauge, Histogram {

    /** What was recorded since the series began. */
    MetricPoint read(Labels labels);
}
