/** Contracts and fakes of {@link dev.loki.ports.telemetry}. */
@NullMarked
package dev.loki.contracts.telemetry;

import org.jspecify.annotations.NullMarked;
