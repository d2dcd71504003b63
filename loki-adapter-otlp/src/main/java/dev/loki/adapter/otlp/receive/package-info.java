/**
 * OTLP as it is received: requests of other programs, decoded and answered. Knows no HTTP server.
 *
 * <p>{@link dev.loki.adapter.otlp.receive.TelemetryDecoder} makes records of a request's bytes,
 * {@link dev.loki.adapter.otlp.receive.OtlpReceiver} hands them on and answers.
 */
@NullMarked
package dev.loki.adapter.otlp.receive;

import org.jspecify.annotations.NullMarked;
