/** The files that are forwarded from, and the cursor beside them. */
@NullMarked
package dev.loki.adapter.fs.forward;

import org.jspecify.annotations.NullMarked;
