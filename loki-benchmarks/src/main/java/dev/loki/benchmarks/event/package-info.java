/** How fast the event bus is. */
@NullMarked
package dev.loki.benchmarks.event;

import org.jspecify.annotations.NullMarked;
