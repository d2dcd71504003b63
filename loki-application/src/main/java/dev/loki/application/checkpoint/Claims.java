package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.checkpoint.TrustedKeys;
import dev.loki.domain.note.NoteFormatException;
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
        for (SignedNote note : notes) {
            try {
                boolean isSigned = !keys.accept(note).isEmpty();
                Claim claim = new Claim(source, isHeld, isSigned, Checkpoint.of(note), note);
                all.add(claim);
                warnWhereUnsigned(claim);
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

    private void warnWhereUnsigned(Claim claim) {
        if (!claim.isSigned() && canTell()) {
            findings.add(Finding.warning(claim + " was signed by no trusted key, or by one that had handed over"));
        }
    }
}
