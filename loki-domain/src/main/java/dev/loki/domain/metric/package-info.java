/**
 * Counters, gauges and histograms: recorded without a lock, read as snapshots, written as text for Prometheus.
 *
 * <p>{@link dev.loki.domain.metric.MetricRegistry} makes a {@link dev.loki.domain.metric.MetricFamily} for each metric;
 * a family hands out one {@link dev.loki.domain.metric.Series} for each set of label values.
 */
@NullMarked
package dev.loki.domain.metric;

import org.jspecify.annotations.NullMarked;
