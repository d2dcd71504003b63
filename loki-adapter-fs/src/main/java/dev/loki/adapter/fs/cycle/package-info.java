/** A cycle's run file, state and logs, and the files by which people hold it up. */
@NullMarked
package dev.loki.adapter.fs.cycle;

import org.jspecify.annotations.NullMarked;
