/** What every tracker and every journal of what was sent does, and those in memory. */
@NullMarked
package dev.loki.contracts.tracker;

import org.jspecify.annotations.NullMarked;
