/** What Linear tells of itself: its signature, its window of time, and what it says of an issue. */
@NullMarked
package dev.loki.adapter.linear.webhook;

import org.jspecify.annotations.NullMarked;
