/** Calls to services that wait to be made on a machine that may make them. */
@NullMarked
package dev.loki.ports.outbox;

import org.jspecify.annotations.NullMarked;
