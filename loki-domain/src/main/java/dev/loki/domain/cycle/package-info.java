/**
 * The RARV cycle: reason, act, reflect, verify, again until the work passes its gates, then deploy. {@link CyclePlan} is what
 * a run file says, {@link CycleState} how far a cycle has come, and {@link Cycle} decides what follows.
 */
@NullMarked
package dev.loki.domain.cycle;

import org.jspecify.annotations.NullMarked;
