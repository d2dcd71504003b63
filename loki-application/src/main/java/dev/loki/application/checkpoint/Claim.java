package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * What one checkpoint says the chain was, and why to believe it.
 *
 * @param source where it was found
 * @param isHeld whether that is elsewhere
 * @param isSigned whether a trusted key signed it
 */
record Claim(String source, boolean isHeld, boolean isSigned, Checkpoint checkpoint, SignedNote note) {

    /** The first trusted witness that signed it, and when it did. */
    Optional<Cosignature> cosignature(Collection<VerifierKey> witnesses) {
        for (VerifierKey witness : witnesses) {
            for (NoteSignature signature : note.signatures()) {
                if (witness.isNamedBy(signature)) {
                    if (!witness.verifies(note.text(), signature)) {
                        throw new NoteFormatException(
                                "the signature of the witness " + witness.name() + " does not fit");
                    }
                    return Optional.of(new Cosignature(witness.name(), signature.cosignedAt()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether one of these keys signed it, and no signature of theirs is wrong. */
    boolean isSignedBy(Collection<VerifierKey> keys) {
        try {
            return !note.verifiedBy(keys).isEmpty();
        } catch (NoteFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return source + ": checkpoint of " + checkpoint.size() + " entries";
    }

    record Cosignature(String witness, Instant at) {}
}
