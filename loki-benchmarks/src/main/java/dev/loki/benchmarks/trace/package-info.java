/** Spans and their way to a collector, beside OpenTelemetry's own SDK. */
@NullMarked
package dev.loki.benchmarks.trace;

import org.jspecify.annotations.NullMarked;
