/** How long the command takes to start, as a whole process. */
@NullMarked
package dev.loki.benchmarks.start;

import org.jspecify.annotations.NullMarked;
