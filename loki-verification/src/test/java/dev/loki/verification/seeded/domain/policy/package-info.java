/** Domain classes that break the rules, and one that keeps them. */
@NullMarked
package dev.loki.verification.seeded.domain.policy;

import org.jspecify.annotations.NullMarked;
