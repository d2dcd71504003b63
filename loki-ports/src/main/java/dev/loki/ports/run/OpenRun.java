package dev.loki.ports.run;

import org.jspecify.annotations.Nullable;

/**
 * A run that has begun, and of which nobody has said that it ended.
 *
 * @param session the run's id, safe as a file name
 * @param governor the process that governs it
 * @param command the process that it started last, in a session of its own; null where there is none
 */
public record OpenRun(
        String session, ProcessName governor, @Nullable ProcessName command) {}
