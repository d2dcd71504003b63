/** What agents consume, held against budgets: reserved before, counted after, added up in a ledger. */
@NullMarked
package dev.loki.domain.cost;

import org.jspecify.annotations.NullMarked;
