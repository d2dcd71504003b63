/** What traces and metrics have in common on their way out: where they are kept, and what is lost. */
@NullMarked
package dev.loki.ports.telemetry;

import org.jspecify.annotations.NullMarked;
