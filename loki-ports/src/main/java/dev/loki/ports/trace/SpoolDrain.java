package dev.loki.ports.trace;

import java.time.Duration;

/**
 * What became of a spool that was drained.
 *
 * @param unreadable how many files could not be read as spans
 * @param left how many files at least were not looked at, because the time was over
 * @param unused what is left of the time
 */
public record SpoolDrain(int unreadable, int left, Duration unused) {}
