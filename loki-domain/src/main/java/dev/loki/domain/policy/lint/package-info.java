/** What is suspicious in a policy file that is understood. */
@NullMarked
package dev.loki.domain.policy.lint;

import org.jspecify.annotations.NullMarked;
