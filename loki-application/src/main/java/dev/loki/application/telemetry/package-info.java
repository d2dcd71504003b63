/** What agents' own telemetry tells: usage, audit entries, spans; and what is lost of Loki's own. */
@NullMarked
package dev.loki.application.telemetry;

import org.jspecify.annotations.NullMarked;
