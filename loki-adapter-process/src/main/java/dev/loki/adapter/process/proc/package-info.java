/** What Linux tells of processes, in {@code /proc}. */
@NullMarked
package dev.loki.adapter.process.proc;

import org.jspecify.annotations.NullMarked;
