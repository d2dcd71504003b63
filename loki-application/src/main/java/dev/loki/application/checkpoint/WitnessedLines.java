package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.CheckpointStore;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How many lines of a chain are covered by a checkpoint that every witness was shown. Read from the disk, so that it holds
 * for what other processes showed as well. Thread-safe.
 */
public final class WitnessedLines implements LongSupplier {

    /** Where no witness is named, nobody is waited for. */
    public static final LongSupplier OF_NOBODY = () -> Long.MAX_VALUE;

    private final CheckpointStore store;
    private final List<Supplier<Predicate<SignedNote>>> witnesses;

    /**
     * @param store the chain's own checkpoints
     * @param witnesses for each, which of these it was shown
     */
    public WitnessedLines(CheckpointStore store, List<Supplier<Predicate<SignedNote>>> witnesses) {
        this.store = store;
        this.witnesses = List.copyOf(witnesses);
    }

    /** The checkpoints that a witness signed. */
    public static Supplier<Predicate<SignedNote>> cosignedBy(VerifierKey key) {
        return () -> note -> isSignedBy(key, note);
    }

    /** The checkpoints whose text a witness keeps. */
    public static Supplier<Predicate<SignedNote>> keptAmong(Supplier<Set<String>> texts) {
        return () -> {
            Set<String> kept = texts.get();
            return note -> kept.contains(note.text());
        };
    }

    /** @throws dev.loki.ports.checkpoint.CheckpointException where checkpoints cannot be read */
    @Override
    public long getAsLong() {
        List<Predicate<SignedNote>> shown =
                witnesses.stream().map(Supplier::get).toList();
        long[] lines = new long[shown.size()];
        store.read(note -> {
            for (int i = 0; i < lines.length; i++) {
                if (shown.get(i).test(note)) {
                    lines[i] = Math.max(lines[i], Checkpoint.of(note).size());
                }
            }
        });
        long least = Long.MAX_VALUE;
        for (long each : lines) {
            least = Math.min(least, each);
        }
        return least;
    }

    private static boolean isSignedBy(VerifierKey key, SignedNote note) {
        try {
            return !note.verifiedBy(List.of(key)).isEmpty();
        } catch (NoteFormatException e) {
            return false;
        }
    }
}
