/** Loki's spans and metrics through the OpenTelemetry instance of a host that has one. */
@NullMarked
package dev.loki.adapter.otel;

import org.jspecify.annotations.NullMarked;
