/** A small house that breaks every rule, so that each rule can be seen to bite. */
@NullMarked
package dev.loki.verification.seeded;

import org.jspecify.annotations.NullMarked;
