/** What every memory of how far outboxes came does, and one in memory. */
@NullMarked
package dev.loki.contracts.outbox;

import org.jspecify.annotations.NullMarked;
