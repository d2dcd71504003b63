/** What telemetry tells of itself. */
@NullMarked
package dev.loki.application.telemetry;

import org.jspecify.annotations.NullMarked;
