/** Calls to services that wait in files until a connected machine makes them. */
@NullMarked
package dev.loki.adapter.fs.outbox;

import org.jspecify.annotations.NullMarked;
