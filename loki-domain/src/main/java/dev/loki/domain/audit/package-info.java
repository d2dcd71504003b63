/** The hash-chained audit trail: entries, recipe, verification. */
@NullMarked
package dev.loki.domain.audit;

import org.jspecify.annotations.NullMarked;
