package dev.loki.domain.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A key that signs with Ed25519, secret, in the spelling {@code PRIVATE+KEY+<name>+<key id>+<base64 of type and key>} (as
 * golang.org/x/mod/sumdb/note writes it). Immutable; prints as its public part.
 */
public final class SignerKey {

    /** How many bytes of chance a key is made of. */
    public static final int SEED_LENGTH = 32;

    private static final String PREFIX = "PRIVATE+KEY+";
    private static final int MAX_LENGTH = 400;

    private final byte[] seed;
    private final VerifierKey verifier;

    private SignerKey(String name, byte[] seed) {
        this.seed = seed.clone();
        this.verifier = new VerifierKey(name, SignatureType.ED25519, Edwards25519.publicKey(seed));
    }

    /**
     * A new key.
     *
     * @param seed {@value #SEED_LENGTH} bytes that nobody can guess
     * @throws NoteFormatException where the name can be none
     */
    public static SignerKey of(String name, byte[] seed) {
        if (seed.length != SEED_LENGTH) {
            throw new IllegalArgumentException("a key is made of " + SEED_LENGTH + " bytes");
        }
        return new SignerKey(name, seed);
    }

    /**
     * Reads a key.
     *
     * @throws NoteFormatException where it is malformed, or its id is not that of its bytes; the message quotes nothing
     */
    public static SignerKey parse(String text) {
        String[] parts = text.startsWith(PREFIX) && text.length() <= MAX_LENGTH
                ? text.substring(PREFIX.length()).split("\\+", 3)
                : new String[0];
        if (parts.length != 3) {
            throw new NoteFormatException("expected a signing key that begins with " + PREFIX);
        }
        byte[] encoded = StrictBase64.decode(parts[2]);
        if (encoded.length != 1 + SEED_LENGTH || encoded[0] != SignatureType.ED25519.algorithm()) {
            throw new NoteFormatException("expected a signing key of type Ed25519, 33 bytes");
        }
        SignerKey key = new SignerKey(parts[0], Arrays.copyOfRange(encoded, 1, encoded.length));
        if (!key.secret().equals(text)) {
            throw new NoteFormatException("the signing key's id does not belong to its name and bytes");
        }
        return key;
    }

    /** The key that checks what this one signs. */
    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a text; the same text has the same signature. */
    public NoteSignature sign(String text) {
        byte[] signature = Ed25519.sign(seed, text.getBytes(StandardCharsets.UTF_8));
        return NoteSignature.of(verifier.name(), verifier.id(), signature);
    }

    /** The whole key, for the file that keeps it. */
    public String secret() {
        byte[] encoded = ByteBuffer.allocate(1 + SEED_LENGTH)
                .put(SignatureType.ED25519.algorithm())
                .put(seed)
                .array();
        String id = HexFormat.of().toHexDigits(verifier.id());
        return PREFIX + verifier.name() + "+" + id + "+" + StrictBase64.encode(encoded);
    }

    @Override
    public String toString() {
        return verifier.toString();
    }
}
