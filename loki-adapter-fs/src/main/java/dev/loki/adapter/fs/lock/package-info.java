/** Mutual exclusion between threads and processes. */
@NullMarked
package dev.loki.adapter.fs.lock;

import org.jspecify.annotations.NullMarked;
