/** The page of figures, made from the raw results. */
@NullMarked
package dev.loki.benchmarks.page;

import org.jspecify.annotations.NullMarked;
