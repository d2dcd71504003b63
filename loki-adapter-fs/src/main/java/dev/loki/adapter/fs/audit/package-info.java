/**
 * The agent chain as a file of JSON lines.
 *
 * <p>Begin with {@link dev.loki.adapter.fs.audit.FileAuditLog}; {@code ChainFiles} has the names of all files. The way of
 * an entry: {@code Journal} queues drafts ({@code GroupCommit}); the thread that leads hands a batch to
 * {@code ChainWriter}, which takes the lock, catches up with what others wrote ({@code ChainFile}, {@code TailReader}),
 * says what a crash left ({@code Recovery}, {@code Quarantine}), links ({@code Batch}), writes and syncs once, and notes
 * now and then how far it is ({@code StateKeeper}).
 *
 * <p>The groups: writing, as above, with what may go wrong ({@code FailedWrite}, {@code Unacknowledged}, {@code Torn}) and
 * new segments ({@code Segments}); verifying, {@code ChainScan} and {@code ChainWalk}, on all cores ({@code Part}, {@code
 * PartsAhead}), with {@code LineJudge} for lines that are not as we write them ({@code OwnLines}, {@code ForeignLines});
 * queries ({@code SegmentReader}, {@code Matches}) with their index ({@code Index}, {@code ChainIndex}, {@code IndexFile},
 * {@code IndexBlock}, {@code IndexKey}, {@code BloomFilter}); and other doors to the same files: {@code FileChainLines} for
 * checkpoints, {@code OlderSegments}, and {@code ForeignChainFile} for a chain of somebody else.
 */
@NullMarked
package dev.loki.adapter.fs.audit;

import org.jspecify.annotations.NullMarked;
