package dev.loki.domain.audit;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Checks a chain line by line in constant memory: each sequence number, each link, each hash. Stays at the first fault.
 * Not thread-safe.
 */
public final class ChainVerifier {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha256 = AgentChain.sha256();
    private final byte[] digest = new byte[CanonicalLine.HEX_LENGTH / 2];
    private final CanonicalLine canonical = new CanonicalLine();

    private boolean anySeq;
    private boolean anyLink;
    private long nextSeq;
    private byte[] link;
    private @Nullable ChainTip start;
    private long lines;
    private @Nullable ChainVerdict fault;

    /** A verifier for a whole chain, from its first line on. */
    public ChainVerifier() {
        this(ChainTip.START);
    }

    private ChainVerifier(ChainTip tip) {
        nextSeq = tip.nextSeq();
        link = utf8(tip.hash());
    }

    /** A verifier for the lines that follow on a tip, which is taken as right. */
    public static ChainVerifier following(ChainTip tip) {
        return new ChainVerifier(tip);
    }

    /** A verifier for lines from the middle of a chain: the number and the link of the first one are taken as it says. */
    public static ChainVerifier inTheMiddle() {
        ChainVerifier verifier = new ChainVerifier();
        verifier.anySeq = true;
        verifier.anyLink = true;
        return verifier;
    }

    /** A verifier for a chain whose first number may be any. */
    public static ChainVerifier ofAnyFirstNumber() {
        ChainVerifier verifier = new ChainVerifier();
        verifier.anySeq = true;
        return verifier;
    }

    /**
     * Takes the next line where it is spelled as its writer spells it, and right.
     *
     * @return whether it was taken; else it has to be read, and {@link #accept accepted}
     */
    public boolean acceptCanonical(byte[] line, int from, int to) {
        if (fault != null
                || !canonical.recognise(line, from, to)
                || !(anySeq || canonical.seq() == nextSeq)
                || !(anyLink || canonical.previous().is(link, line))
                || !isHash(line, from)) {
            return false;
        }
        if (start == null) {
            start = new ChainTip(canonical.seq(), canonical.previous().ascii(line));
        }
        LineSpan hash = canonical.hash();
        if (link.length != CanonicalLine.HEX_LENGTH) {
            link = new byte[CanonicalLine.HEX_LENGTH];
        }
        System.arraycopy(line, hash.start(), link, 0, link.length);
        goOn(canonical.seq());
        return true;
    }

    /** Takes the next line, however it is spelled; after a fault nothing more is looked at. */
    public void accept(JsonObject line) {
        accept(line, null);
    }

    /**
     * Takes the next line, which must be spelled as its writer spells it.
     *
     * @param spelling its bytes, without its newline
     */
    public void acceptSpelled(JsonObject line, byte[] spelling) {
        accept(line, spelling);
    }

    /** Takes a line that is no JSON object, or cannot be read at all. */
    public void reject(String reason) {
        if (fault == null) {
            fault = ChainVerdict.broken(lines, reason);
        }
    }

    /** Whether a fault has been found, so that the rest need not be read. */
    public boolean isBroken() {
        return fault != null;
    }

    /** What was found so far. */
    public ChainVerdict verdict() {
        return fault == null ? ChainVerdict.intact(lines) : fault;
    }

    /** What the first line stands on, as it says; null before it. */
    public @Nullable ChainTip start() {
        return start;
    }

    /** Where the next entry would be linked, after the lines accepted so far. */
    public ChainTip tip() {
        return new ChainTip(nextSeq, new String(link, StandardCharsets.UTF_8));
    }

    private void accept(JsonObject line, byte @Nullable [] spelling) {
        if (fault != null) {
            return;
        }
        try {
            check(AuditEntry.of(line), AgentChain.hash(line), spelling);
        } catch (IllegalArgumentException e) {
            reject(String.valueOf(e.getMessage()));
        }
    }

    private void check(AuditEntry entry, String expectedHash, byte @Nullable [] spelling) {
        byte[] previous = utf8(AgentChain.bareHash(entry.previousHash()));
        if (!anySeq && entry.seq() != nextSeq) {
            reject("seq is " + entry.seq() + ", expected " + nextSeq);
        } else if (!anyLink && !Arrays.equals(previous, link)) {
            reject("previousHash does not match the hash of the line before");
        } else if (!entry.hash().equals(expectedHash)) {
            reject("the hash does not match the fields of the line");
        } else if (spelling != null && !isSpelled(entry, spelling)) {
            reject("the line is not spelled as its writer spells it: fields or names may be hidden in it");
        } else {
            if (start == null) {
                start = new ChainTip(entry.seq(), AgentChain.bareHash(entry.previousHash()));
            }
            link = utf8(entry.hash());
            goOn(entry.seq());
        }
    }

    private void goOn(long seq) {
        nextSeq = seq + 1;
        anySeq = false;
        anyLink = false;
        lines++;
    }

    private static boolean isSpelled(AuditEntry entry, byte[] spelling) {
        return AgentChain.bareHash(entry.previousHash()).equals(entry.previousHash())
                && Arrays.equals(EcmaScriptJson.stringifyToUtf8(entry.toJson()), spelling);
    }

    /** What is hashed is the line without its last member. */
    private boolean isHash(byte[] line, int from) {
        int hashed = canonical.previous().end() + 1;
        sha256.update(line, from, hashed - from);
        sha256.update((byte) '}');
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException("there is room for the digest", e);
        }
        int at = canonical.hash().start();
        for (byte b : digest) {
            if (line[at] != HEX[(b >> 4) & 0xf] || line[at + 1] != HEX[b & 0xf]) {
                return false;
            }
            at += 2;
        }
        return true;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
