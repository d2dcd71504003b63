package dev.loki.domain.note;

import dev.loki.domain.digest.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key that checks signatures, public, in the spelling {@code <name>+<key id>+<base64 of type and key>} (C2SP
 * signed-note, "Verifier keys"). Immutable.
 */
public final class VerifierKey {

    private static final int MAX_LENGTH = 400;

    private final String name;
    private final SignatureType type;
    private final byte[] publicKey;
    private final int id;

    VerifierKey(String name, SignatureType type, byte[] publicKey) {
        this.name = KeyName.require(name);
        this.type = type;
        this.publicKey = publicKey.clone();
        this.id = keyId(name, type, publicKey);
        if (!Edwards25519.isSafe(publicKey)) {
            throw new NoteFormatException("the public key is of small order, or spelt in a way that is not its own");
        }
    }

    /**
     * Reads a key.
     *
     * @throws NoteFormatException where it is malformed, its id is not that of its bytes, its type is not known, or its
     *     point is one under which a signature means nothing
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.length() > MAX_LENGTH ? new String[0] : text.split("\\+", 3);
        if (parts.length != 3) {
            throw new NoteFormatException("expected a verifier key, such as example.com/audit+1a2b3c4d+AR...");
        }
        byte[] encoded = StrictBase64.decode(parts[2]);
        if (encoded.length != 1 + Edwards25519.KEY_LENGTH) {
            throw new NoteFormatException("expected a verifier key of 33 bytes, its type first");
        }
        SignatureType type = SignatureType.of(encoded[0])
                .orElseThrow(() -> new NoteFormatException("the verifier key is of a type that is not known"));
        VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(encoded, 1, encoded.length));
        if (!key.toString().equals(text)) {
            throw new NoteFormatException("the verifier key's id does not belong to its name and bytes");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** The four bytes by which signatures name the key; chosen by nobody, but not free of collisions. */
    public int id() {
        return id;
    }

    public SignatureType type() {
        return type;
    }

    /** Whether the signature names this key; it may still be wrong. */
    public boolean isNamedBy(NoteSignature signature) {
        return id == signature.keyId() && name.equals(signature.keyName());
    }

    /** Whether the key made this signature over the text. */
    public boolean verifies(String text, NoteSignature signature) {
        return isNamedBy(signature) && type.verify(publicKey, text, signature.bytes());
    }

    /** The key's spelling, as {@link #parse} reads it. */
    @Override
    public String toString() {
        byte[] encoded = ByteBuffer.allocate(1 + publicKey.length)
                .put(type.algorithm())
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + StrictBase64.encode(encoded);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    private static int keyId(String name, SignatureType type, byte[] publicKey) {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Sha256.of(named, new byte[] {type.algorithm()}, publicKey))
                .getInt();
    }
}
