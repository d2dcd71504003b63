package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LineCursor;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.audit.AuditQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of the lines of a chain, in blocks, so that a query need not look at them all. It can be made anew at any
 * time, and says nothing on whether the chain is right.
 *
 * @param blocks in the order of the chain
 * @param end where the last block ends
 */
record ChainIndex(List<IndexBlock> blocks, long end) {

    static final ChainIndex EMPTY = new ChainIndex(List.of(), 0);

    ChainIndex {
        blocks = List.copyOf(blocks);
    }

    /** Lines that stand one after another: they begin at {@code from} or later, and before {@code to}. */
    record Range(long from, long to) {}

    /** This index, with the blocks that are full by now. */
    ChainIndex extended(StorageFile log, EntryReader entries) throws IOException {
        List<IndexBlock> all = new ArrayList<>(blocks);
        BlockBuilder next = new BlockBuilder(entries);
        LineCursor lines = new LineCursor(log);
        lines.seek(end);
        long newEnd = end;
        while (lines.advance() && lines.ending() != Ending.END_OF_FILE) {
            next.add(lines);
            if (next.isFull()) {
                all.add(next.build());
                newEnd = lines.position();
            }
        }
        return new ChainIndex(all, newEnd);
    }

    /** Where to look, up to the chain's end. */
    List<Range> candidates(AuditQuery query, long length) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).mayHold(query)) {
                ranges.add(new Range(
                        blocks.get(i).offset(),
                        i + 1 < blocks.size() ? blocks.get(i + 1).offset() : end));
            }
        }
        if (end < length) {
            ranges.add(new Range(end, length));
        }
        return ranges;
    }
}
