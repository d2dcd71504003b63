package dev.loki.domain.checkpoint;

import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that are trusted for a chain, followed from one to the next: a checkpoint that both the key in force and the
 * next one signed, and that names the next, hands the trust over. Checkpoints are taken in the order in which they were
 * made. Not thread-safe.
 */
public final class TrustedKeys {

    private final Set<VerifierKey> trusted;
    private final Set<VerifierKey> retired = new LinkedHashSet<>();

    /** @param trusted those one begins with; more than one are trusted alike */
    public TrustedKeys(Collection<VerifierKey> trusted) {
        this.trusted = new LinkedHashSet<>(trusted);
    }

    /**
     * Says who of the trusted signed a checkpoint, and takes over the next key where it names one.
     *
     * @return those in force that signed; empty where none did
     * @throws dev.loki.domain.note.NoteFormatException where a signature of a trusted or retired key is wrong, or the note
     *     is no checkpoint
     */
    public Set<VerifierKey> accept(SignedNote note) {
        Set<VerifierKey> known = new LinkedHashSet<>(trusted);
        known.addAll(retired);
        Set<VerifierKey> signers = new LinkedHashSet<>(note.verifiedBy(known));
        signers.retainAll(trusted);
        Checkpoint checkpoint = Checkpoint.of(note);
        Optional<VerifierKey> next = signers.isEmpty() ? Optional.empty() : checkpoint.successor();
        if (next.isPresent() && note.verifiedBy(Set.of(next.get())).contains(next.get())) {
            handOver(signers, next.get());
        }
        return signers;
    }

    /**
     * Whether one that had handed over signed a checkpoint, which it has no reason to.
     *
     * @throws dev.loki.domain.note.NoteFormatException where its signature is wrong
     */
    public boolean isSignedByRetired(SignedNote note) {
        return !note.verifiedBy(retired).isEmpty();
    }

    /** Those in force after the checkpoints that were accepted. */
    public Set<VerifierKey> inForce() {
        return Set.copyOf(trusted);
    }

    private void handOver(Set<VerifierKey> from, VerifierKey next) {
        trusted.removeAll(from);
        retired.addAll(from);
        retired.remove(next);
        trusted.add(next);
    }
}
