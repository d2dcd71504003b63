package dev.loki.domain.note;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * One signature of a note: {@code — <key name> <base64 of key id and signature>}.
 *
 * @param keyName who signed, as the signer is called
 * @param base64 the key's id, four bytes, and the signature
 */
public record NoteSignature(String keyName, String base64) {

    private static final String DASH = "\u2014 ";
    private static final int MAX_LENGTH = 8 * 1024;

    /** @throws NoteFormatException where the name can be none, or the base64 holds no signature */
    public NoteSignature {
        KeyName.require(keyName);
        if (base64.length() > MAX_LENGTH || StrictBase64.decode(base64).length <= Integer.BYTES) {
            throw new NoteFormatException("expected a key id and a signature in base64");
        }
    }

    static NoteSignature of(String keyName, int keyId, byte[] signature) {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return new NoteSignature(keyName, StrictBase64.encode(bytes));
    }

    /**
     * Reads a signature's line, without its newline.
     *
     * @throws NoteFormatException where it is none
     */
    public static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space < DASH.length()) {
            throw new NoteFormatException("expected a signature: \u2014, a key's name and base64");
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    /** The line, without its newline. */
    public String line() {
        return DASH + keyName + " " + base64;
    }

    /** The four bytes that name the key. */
    public int keyId() {
        return ByteBuffer.wrap(StrictBase64.decode(base64)).getInt();
    }

    /** When a witness says it saw the note. Of other signatures than {@link SignatureType#COSIGNATURE} it means nothing. */
    public Instant cosignedAt() {
        return Instant.ofEpochSecond(
                Math.min(ByteBuffer.wrap(Arrays.copyOf(bytes(), Long.BYTES)).getLong(), Instant.MAX.getEpochSecond()));
    }

    byte[] bytes() {
        byte[] bytes = StrictBase64.decode(base64);
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }
}
