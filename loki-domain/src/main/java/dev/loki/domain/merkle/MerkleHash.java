package dev.loki.domain.merkle;

import dev.loki.domain.digest.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hash of a leaf or a node of a Merkle tree: SHA-256, 32 bytes, with RFC 6962's prefixes. Immutable. */
public final class MerkleHash {

    /** The root of the tree without leaves. */
    public static final MerkleHash OF_NOTHING = new MerkleHash(Sha256.of());

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final byte[] bytes;

    private MerkleHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of a leaf that holds these bytes (RFC 6962, section 2.1). */
    public static MerkleHash ofLeaf(byte[] data) {
        return new MerkleHash(Sha256.of(LEAF, data));
    }

    /** The hash of a node over two others (RFC 6962, section 2.1). */
    public static MerkleHash ofNode(MerkleHash left, MerkleHash right) {
        return new MerkleHash(Sha256.of(NODE, left.bytes, right.bytes));
    }

    /**
     * The hash with this base64.
     *
     * @throws IllegalArgumentException where the text is not the one spelling of 32 bytes in standard base64 (RFC 4648,
     *     section 4)
     */
    public static MerkleHash parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected a hash in base64", e);
        }
        MerkleHash hash = new MerkleHash(bytes);
        if (bytes.length != Sha256.LENGTH || !hash.toString().equals(base64)) {
            throw new IllegalArgumentException("expected a hash: 32 bytes in base64, 44 characters");
        }
        return hash;
    }

    /** Lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** Standard base64, as {@link #parse} reads it. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MerkleHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
