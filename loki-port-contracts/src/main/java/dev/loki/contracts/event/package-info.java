/** What every event bus does, and one in memory. */
@NullMarked
package dev.loki.contracts.event;

import org.jspecify.annotations.NullMarked;
