package dev.loki.adapter.otlp.http;

import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param accepted how many of its spans or points the collector took
 * @param trouble what went wrong, in one line without secrets; null where nothing did
 */
public record Delivery(int accepted, @Nullable String trouble) {}
