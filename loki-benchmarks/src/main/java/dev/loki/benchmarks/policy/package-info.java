/** How long a decision takes. */
@NullMarked
package dev.loki.benchmarks.policy;

import org.jspecify.annotations.NullMarked;
