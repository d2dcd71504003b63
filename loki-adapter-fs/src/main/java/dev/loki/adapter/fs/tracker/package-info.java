/** What was sent to trackers, in a file. */
@NullMarked
package dev.loki.adapter.fs.tracker;

import org.jspecify.annotations.NullMarked;
