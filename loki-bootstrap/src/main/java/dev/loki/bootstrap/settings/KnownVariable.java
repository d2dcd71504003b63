package dev.loki.bootstrap.settings;

/**
 * An environment variable that means something to Loki.
 *
 * @param name such as {@code LOKI_AUDIT_SYNC}
 * @param otherwise what holds where it is not set, in the words of docs/configuration.md
 * @param secret whether its value is never shown
 */
public record KnownVariable(String name, String otherwise, boolean secret) {}
