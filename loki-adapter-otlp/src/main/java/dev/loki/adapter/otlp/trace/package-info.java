/** Spans as OTLP JSON: to a collector over HTTP, or into spool files for the run that started us. */
@NullMarked
package dev.loki.adapter.otlp.trace;

import org.jspecify.annotations.NullMarked;
