/** How often the detectors are right: precision and recall on labelled files, beside another rule set. */
@NullMarked
package dev.loki.benchmarks.quality;

import org.jspecify.annotations.NullMarked;
