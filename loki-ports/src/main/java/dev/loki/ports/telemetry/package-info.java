/** What all kinds of telemetry have in common: on its way out, kept in files, and told by other programs. */
@NullMarked
package dev.loki.ports.telemetry;

import org.jspecify.annotations.NullMarked;
