package dev.loki.domain.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and its signatures (C2SP signed-note). The text means nothing until {@link #verifiedBy} names a key that is
 * trusted. Immutable.
 *
 * @param text what is signed, ending in a newline
 * @param signatures at least one, those of unknown keys among them
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The longest note that is read, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_SIGNATURES = 100;
    private static final String SEPARATOR = "\n\n";

    /** @throws NoteFormatException where a note can have no such text, or no such number of signatures */
    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new NoteFormatException("a note's text ends in a newline, and holds no other control character");
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new NoteFormatException("a note has 1 to " + MAX_SIGNATURES + " signatures");
        }
    }

    /**
     * Reads a note.
     *
     * @throws NoteFormatException where it is malformed, no UTF-8 or too long
     */
    public static SignedNote parse(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw new NoteFormatException("a note has at most " + MAX_BYTES + " bytes");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new NoteFormatException("a note is UTF-8");
        }
    }

    /** As {@link #parse(byte[])}, of a text. */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf(SEPARATOR);
        if (end < 0 || !note.endsWith("\n")) {
            throw new NoteFormatException("expected a text, an empty line, and signatures that end in a newline");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        String lines = note.substring(end + SEPARATOR.length());
        for (int start = 0; start < lines.length(); start = lines.indexOf('\n', start) + 1) {
            signatures.add(NoteSignature.parse(lines.substring(start, lines.indexOf('\n', start))));
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    /** The text, signed by these keys, in their order. */
    public static SignedNote sign(String text, List<SignerKey> keys) {
        return new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
    }

    /** This note with further signatures; one that is there already is not put again. */
    public SignedNote with(Collection<NoteSignature> more) {
        Set<NoteSignature> all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    /**
     * Which of the keys signed the text; none where all signatures are of other keys.
     *
     * @throws NoteFormatException where a signature names one of the keys and is not that key's, so that the whole note
     *     is to be refused; or where two of the keys have the same name and id
     */
    public Set<VerifierKey> verifiedBy(Collection<VerifierKey> keys) {
        Set<VerifierKey> signers = new LinkedHashSet<>();
        for (NoteSignature signature : signatures) {
            List<VerifierKey> named = keys.stream()
                    .distinct()
                    .filter(key -> key.isNamedBy(signature))
                    .toList();
            if (named.size() > 1) {
                throw new NoteFormatException("two keys have the name and id of " + signature.keyName());
            }
            for (VerifierKey key : named) {
                if (!key.verifies(text, signature)) {
                    throw new NoteFormatException("the signature of " + key.name() + " does not fit the text");
                }
                signers.add(key);
            }
        }
        return signers;
    }

    /** The whole note, as {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }
}
