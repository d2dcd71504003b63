package dev.loki.adapter.fs.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a file was replaced or changed.
 *
 * @param key names the file itself, whatever its path; null where the file system has no such thing
 * @param length in bytes
 * @param changed when its bytes last changed, as finely as the file system knows
 */
public record FileStamp(@Nullable Object key, long length, Instant changed) {}
