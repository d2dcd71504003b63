package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.ChainTip;

/**
 * What was durable and acknowledged at some time, so that a log which has less was cut. It never runs ahead of the disk.
 *
 * @param seq the last sequence number; -1 where there was a log without entries
 * @param hash the hash of that entry
 * @param length where its line ended, in bytes
 */
record ChainState(long seq, String hash, long length) {

    /** There is a log, and nothing more is known to last. */
    static final ChainState CREATED = new ChainState(-1, AgentChain.GENESIS, 0);

    static ChainState at(ChainTip tip, long length) {
        return new ChainState(tip.nextSeq() - 1, tip.hash(), length);
    }

    ChainTip tip() {
        return new ChainTip(seq + 1, hash);
    }
}
