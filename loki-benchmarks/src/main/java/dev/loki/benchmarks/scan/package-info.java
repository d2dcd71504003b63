/** How fast content is scanned, beside what one would take instead. */
@NullMarked
package dev.loki.benchmarks.scan;

import org.jspecify.annotations.NullMarked;
