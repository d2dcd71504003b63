package dev.loki.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Links drafts to a chain's end, one after the other, and spells their lines. What is hashed is the line without its last
 * member, the hash ({@link AgentChain}), so each line is made once. Not thread-safe.
 */
public final class ChainLinker {

    /** What stands around a draft's own members: two hashes, a number, a time and their names. */
    static final int MAX_FRAME = 320;

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256 = AgentChain.sha256();
    private ChainTip tip;

    public ChainLinker(ChainTip tip) {
        this.tip = tip;
    }

    /** Where the next entry is linked. */
    public ChainTip tip() {
        return tip;
    }

    /**
     * The entry that comes next, with its line.
     *
     * @param timestamp as {@link dev.loki.domain.time.IsoTimestamp} writes it
     */
    public LinkedLine link(DraftLine line, String timestamp) {
        byte[] head = ascii("{\"seq\":" + tip.nextSeq() + ",\"timestamp\":\"" + timestamp + "\",");
        byte[] link = ascii(",\"previousHash\":\"" + tip.hash() + '"');
        sha256.update(head);
        sha256.update(line.fields());
        sha256.update(link);
        sha256.update((byte) '}');
        String hash = HEX.formatHex(sha256.digest());
        AuditEntry entry = entry(line.draft(), timestamp, hash);
        tip = ChainTip.after(entry);
        return new LinkedLine(entry, join(head, line.fields(), link, ascii(",\"hash\":\"" + hash + "\"}\n")));
    }

    private AuditEntry entry(AuditDraft draft, String timestamp, String hash) {
        return new AuditEntry(
                tip.nextSeq(),
                timestamp,
                draft.who(),
                draft.what(),
                draft.where(),
                draft.why(),
                draft.metadata(),
                tip.hash(),
                hash);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int filled = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, filled, part.length);
            filled += part.length;
        }
        return whole;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
