/** Ports that break the rules. */
@NullMarked
package dev.loki.verification.seeded.ports.policy;

import org.jspecify.annotations.NullMarked;
