/** What agents' own telemetry tells: usage, audit entries, spans. */
@NullMarked
package dev.loki.application.telemetry;

import org.jspecify.annotations.NullMarked;
