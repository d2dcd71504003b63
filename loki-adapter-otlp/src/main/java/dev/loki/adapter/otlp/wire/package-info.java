/**
 * OTLP messages as JSON and as protobuf, written in one pass into a buffer that is used again. Knows no HTTP.
 *
 * <p>{@link dev.loki.adapter.otlp.wire.TraceRequest} and {@link dev.loki.adapter.otlp.wire.MetricRequest} say what is in
 * a message, {@link dev.loki.adapter.otlp.wire.Wire} how it is spelled.
 */
@NullMarked
package dev.loki.adapter.otlp.wire;

import org.jspecify.annotations.NullMarked;
