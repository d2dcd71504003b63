/** Which recorded telemetry a command reads, and what it had to pass over. */
@NullMarked
package dev.loki.cli.telemetry;

import org.jspecify.annotations.NullMarked;
