/** Traces and metrics kept in files, as the collector's {@code otlpjsonfile} receiver reads them. */
@NullMarked
package dev.loki.adapter.fs.telemetry;

import org.jspecify.annotations.NullMarked;
