package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.checkpoint.TrustedKeys;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what checkpoints claim, and follows the trust from key to key. Not thread-safe. */
final class Claims {

    private final Set<VerifierKey> trusted;
    private final Set<VerifierKey> inForce = new LinkedHashSet<>();
    private final List<Claim> all = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Claims(Collection<VerifierKey> trusted) {
        this.trusted = new LinkedHashSet<>(trusted);
        this.inForce.addAll(trusted);
    }

    /** Takes the checkpoints of one place, oldest first; keys that were handed over to are trusted in the next place, too. */
    void add(String source, boolean isHeld, List<SignedNote> notes) {
        TrustedKeys keys = new TrustedKeys(trusted);
        Map<String, Long> sizes = new HashMap<>();
        Set<NoteKey> predecessors = predecessors(notes);
        for (SignedNote note : notes) {
            try {
                boolean isRetired = keys.isSignedByRetired(note);
                boolean isSigned = !keys.accept(note).isEmpty();
                Claim claim = new Claim(source, isHeld, isSigned, Checkpoint.of(note), note);
                all.add(claim);
                judgeSigner(claim, isRetired, predecessors);
                Long before = sizes.put(
                        claim.checkpoint().origin(), claim.checkpoint().size());
                if (before != null && claim.checkpoint().size() < before) {
                    findings.add(Finding.error(claim + " follows on one of " + before));
                }
            } catch (NoteFormatException e) {
                findings.add(Finding.error(source + ": " + e.getMessage()));
            }
        }
        trusted.addAll(keys.inForce());
        if (!isHeld) {
            inForce.clear();
            inForce.addAll(keys.inForce());
        }
    }

    List<Claim> all() {
        return all;
    }

    List<Finding> findings() {
        return findings;
    }

    List<String> keysInForce() {
        return inForce.stream().map(VerifierKey::name).sorted().toList();
    }

    /** Whether anybody can tell a right signature from a wrong one. */
    boolean canTell() {
        return !trusted.isEmpty();
    }

    private void judgeSigner(Claim claim, boolean isRetired, Set<NoteKey> predecessors) {
        if (claim.isSigned() || !canTell()) {
            return;
        }
        if (isRetired) {
            findings.add(Finding.error(claim + " was signed by a key that had handed over before"));
        } else if (claim.note().signatures().stream().map(NoteKey::of).noneMatch(predecessors::contains)) {
            findings.add(Finding.warning(claim + " was signed by no trusted key"));
        }
    }

    /** Who handed over to a key that is trusted; what they signed before proves nothing, and is nothing to warn of. */
    private Set<NoteKey> predecessors(List<SignedNote> notes) {
        Set<NoteKey> predecessors = new LinkedHashSet<>();
        for (SignedNote note : notes) {
            if (isHandOver(note)) {
                note.signatures().stream().map(NoteKey::of).forEach(predecessors::add);
            }
        }
        return predecessors;
    }

    private boolean isHandOver(SignedNote note) {
        try {
            return Checkpoint.of(note)
                    .successor()
                    .filter(next -> trusted.contains(next)
                            && note.verifiedBy(Set.of(next)).contains(next))
                    .isPresent();
        } catch (NoteFormatException e) {
            return false;
        }
    }

    /** What a signature says of its key, which need not be known. */
    private record NoteKey(String name, int id) {

        static NoteKey of(NoteSignature signature) {
            return new NoteKey(signature.keyName(), signature.keyId());
        }
    }
}
