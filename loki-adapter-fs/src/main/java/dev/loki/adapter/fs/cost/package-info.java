/**
 * What was consumed, as a journal of JSON lines and a file for other readers.
 *
 * <p>Begin with {@link dev.loki.adapter.fs.cost.FileUsageStore}. {@code LedgerFile} is the journal and the ledger that it
 * makes, of lines that {@code JournalLine} writes and reads; {@code CostsFile} is {@code costs.json}, whose text is
 * {@code CostsJson}'s and which is held against the ledger by {@code CostsTotals}; {@code Repairs} mends both.
 */
@NullMarked
package dev.loki.adapter.fs.cost;

import org.jspecify.annotations.NullMarked;
