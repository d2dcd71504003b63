/** What other programs tell of themselves, on its way in. */
@NullMarked
package dev.loki.ports.telemetry;

import org.jspecify.annotations.NullMarked;
