package dev.loki.domain.audit;

/**
 * Where the next entry of a chain is linked.
 *
 * @param nextSeq the sequence number it gets
 * @param hash the hash it names as the one before it
 */
public record ChainTip(long nextSeq, String hash) {

    /** The tip of a chain without entries. */
    public static final ChainTip START = new ChainTip(0, AgentChain.GENESIS);

    /** The tip after an entry. */
    public static ChainTip after(AuditEntry entry) {
        return new ChainTip(entry.seq() + 1, entry.hash());
    }
}
