/** Metrics on their way to a collector, each interval and at the end. */
@NullMarked
package dev.loki.adapter.otlp.metric;

import org.jspecify.annotations.NullMarked;
