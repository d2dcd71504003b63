package dev.loki.bootstrap.settings;

import org.jspecify.annotations.Nullable;

/**
 * A variable that is called as if it were for Loki, and means nothing to it. Its value is not told.
 *
 * @param name as it is set
 * @param nearest the known name that was most likely meant; null where none is like it
 */
public record UnknownVariable(String name, @Nullable String nearest) {}
