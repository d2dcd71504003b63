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
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what checkpoints claim, and follows the trust from key to key. Not thread-safe. */
final class Claims {

    private final Set<VerifierKey> trusted;
    private final Set<VerifierKey> inForce = new LinkedHashSet<>();
    private final List<Claim> all = new ArrayList<>();
    private final Set<Claim> retired = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    Claims(Collection<VerifierKey> trusted) {
        this.trusted = new LinkedHashSet<>(trusted);
        this.inForce.addAll(trusted);
    }

    /** Takes the checkpoints of one place, oldest first; keys that were handed over to are trusted in the next place, too. */
    void add(String source, boolean isHeld, List<SignedNote> notes) {
        TrustedKeys keys = new TrustedKeys(trusted);
        Map<String, Long> sizes = new HashMap<>();
        for (SignedNote note : notes) {
            try {
                boolean isRetired = keys.isSignedByRetired(note);
                boolean isSigned = !keys.accept(note).isEmpty();
                Claim claim = new Claim(source, isHeld, isSigned, Checkpoint.of(note), note);
                all.add(claim);
                if (isRetired) {
                    retired.add(claim);
                }
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

    /** What is wrong or doubtful of those that were added. */
    List<Finding> findings() {
        List<Finding> found = new ArrayList<>(findings);
        if (canTell()) {
            Set<NoteKey> predecessors = predecessors();
            all.stream()
                    .filter(claim -> !claim.isSigned())
                    .flatMap(claim -> judgeSigner(claim, predecessors).stream())
                    .forEach(found::add);
        }
        return found;
    }

    List<String> keysInForce() {
        return inForce.stream().map(VerifierKey::name).sorted().toList();
    }

    /** Whether anybody can tell a right signature from a wrong one. */
    boolean canTell() {
        return !trusted.isEmpty();
    }

    private Optional<Finding> judgeSigner(Claim claim, Set<NoteKey> predecessors) {
        if (retired.contains(claim)) {
            return Optional.of(Finding.error(claim + " was signed by a key that had handed over before"));
        }
        return claim.note().signatures().stream().map(NoteKey::of).anyMatch(predecessors::contains)
                ? Optional.empty()
                : Optional.of(Finding.warning(claim + " was signed by no trusted key"));
    }

    /**
     * Who handed over to a key that is trusted, and who to them: what they signed before proves nothing, and is nothing to
     * warn of.
     */
    private Set<NoteKey> predecessors() {
        Set<NoteKey> known = new LinkedHashSet<>();
        trusted.stream().map(NoteKey::of).forEach(known::add);
        for (int before = -1; before != known.size(); ) {
            before = known.size();
            all.stream()
                    .filter(claim -> isHandOverTo(claim, known))
                    .flatMap(claim -> claim.note().signatures().stream())
                    .map(NoteKey::of)
                    .forEach(known::add);
        }
        trusted.stream().map(NoteKey::of).forEach(known::remove);
        return known;
    }

    private static boolean isHandOverTo(Claim claim, Set<NoteKey> known) {
        try {
            return claim.checkpoint()
                    .successor()
                    .filter(next -> known.contains(NoteKey.of(next)) && claim.isSignedBy(Set.of(next)))
                    .isPresent();
        } catch (NoteFormatException e) {
            return false;
        }
    }

    /** What a signature says of its key, which need not be known. */
    private record NoteKey(String name, int id) {

        static NoteKey of(VerifierKey key) {
            return new NoteKey(key.name(), key.id());
        }

        static NoteKey of(NoteSignature signature) {
            return new NoteKey(signature.keyName(), signature.keyId());
        }
    }
}
