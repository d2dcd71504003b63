/** Use cases that break the rules. */
@NullMarked
package dev.loki.verification.seeded.application.policy;

import org.jspecify.annotations.NullMarked;
