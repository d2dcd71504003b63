/** Files and folders to be looked through, what git ignores left out; and the baseline file. */
@NullMarked
package dev.loki.adapter.fs.scan;

import org.jspecify.annotations.NullMarked;
