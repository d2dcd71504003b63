/** What other programs tell of themselves: spans, points of metrics, log records. */
@NullMarked
package dev.loki.domain.telemetry;

import org.jspecify.annotations.NullMarked;
