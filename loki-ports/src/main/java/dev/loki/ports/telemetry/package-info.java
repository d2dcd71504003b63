/**
 * Telemetry as a whole: Loki's own on its way out, where it is kept and what of it is lost, and what other programs tell of
 * themselves, on its way in.
 */
@NullMarked
package dev.loki.ports.telemetry;

import org.jspecify.annotations.NullMarked;
