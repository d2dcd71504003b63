/** Work as trackers know it: what is imported from them, and what they are told. */
@NullMarked
package dev.loki.domain.tracker;

import org.jspecify.annotations.NullMarked;
