/** What budgets cost: a check, and a report that is durable. */
@NullMarked
package dev.loki.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
