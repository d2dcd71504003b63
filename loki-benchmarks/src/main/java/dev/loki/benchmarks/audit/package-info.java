/** How long linking and hashing an audit entry takes. */
@NullMarked
package dev.loki.benchmarks.audit;

import org.jspecify.annotations.NullMarked;
