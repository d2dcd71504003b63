/** What quality gates said of a run, and how it is told to people. */
@NullMarked
package dev.loki.domain.quality;

import org.jspecify.annotations.NullMarked;
