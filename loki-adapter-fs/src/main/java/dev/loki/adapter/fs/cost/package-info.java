/** Prices, usage and budgets in files. */
@NullMarked
package dev.loki.adapter.fs.cost;

import org.jspecify.annotations.NullMarked;
