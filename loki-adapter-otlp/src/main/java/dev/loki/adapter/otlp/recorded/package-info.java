/** OTLP JSON in files, one request a line, as Loki and the collector's file exporter write it. */
@NullMarked
package dev.loki.adapter.otlp.recorded;

import org.jspecify.annotations.NullMarked;
