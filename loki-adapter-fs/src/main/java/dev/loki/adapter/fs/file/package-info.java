/** Files read within bounds, and written so that a crash leaves the old or the new. */
@NullMarked
package dev.loki.adapter.fs.file;

import org.jspecify.annotations.NullMarked;
