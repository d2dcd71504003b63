/** Policies compiled from a policy file, and the decisions they make. */
@NullMarked
package dev.loki.domain.policy;

import org.jspecify.annotations.NullMarked;
