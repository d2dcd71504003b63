package dev.loki.adapter.otlp.trace;

import org.jspecify.annotations.Nullable;

/**
 * What became of one request.
 *
 * @param accepted how many of its spans the collector took
 * @param trouble what went wrong, in one line without secrets; null where nothing did
 */
record Delivery(int accepted, @Nullable String trouble) {}
