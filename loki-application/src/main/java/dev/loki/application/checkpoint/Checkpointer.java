package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.checkpoint.WitnessException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs what the chain is, and shows it to the witnesses. Goes on from the last checkpoint, at the cost of the entries
 * since. Thread-safe; of several processes one at a time signs, and none signs a chain that does not grow from the last
 * checkpoint.
 */
public final class Checkpointer {

    private final ChainTree tree;
    private final CheckpointStore store;
    private final SignerKey key;
    private final @Nullable String origin;
    private final List<Witness> witnesses;
    private final Consumer<String> warnings;
    private final Objection objection;

    /**
     * @param origin what the chain is called; null to call it by its first line
     * @param witnesses shown every checkpoint; one that fails is a warning
     * @param warnings told, in one line each, what fails open
     */
    public Checkpointer(
            ChainTree tree,
            CheckpointStore store,
            SignerKey key,
            @Nullable String origin,
            List<Witness> witnesses,
            Consumer<String> warnings) {
        this(tree, store, key, origin, witnesses, warnings, Objection.NONE);
    }

    private Checkpointer(
            ChainTree tree,
            CheckpointStore store,
            SignerKey key,
            @Nullable String origin,
            List<Witness> witnesses,
            Consumer<String> warnings,
            Objection objection) {
        this.tree = tree;
        this.store = store;
        this.key = key;
        this.origin = origin;
        this.witnesses = List.copyOf(witnesses);
        this.warnings = warnings;
        this.objection = objection;
    }

    /** One that signs only where nothing speaks against it, but for what an operator acknowledges. */
    public Checkpointer heeding(Objection other) {
        return new Checkpointer(tree, store, key, origin, witnesses, warnings, other);
    }

    /**
     * Makes a checkpoint where the chain has grown since the last.
     *
     * @throws CheckpointException where the chain cannot be read, is shorter than the last checkpoint says or is another
     *     than it was, something speaks against signing it, or the checkpoint cannot be written
     */
    public Optional<SignedNote> checkpoint() {
        return make(null);
    }

    /**
     * Hands over to the next key, in a checkpoint that both sign. From now on the next one signs.
     *
     * @throws CheckpointException as {@link #checkpoint}, and where the chain has no entries, or the next key is this one
     */
    public SignedNote rotate(SignerKey next) {
        if (next.verifier().equals(key.verifier())) {
            throw new CheckpointException(
                    "the key " + key.verifier().name() + " is in force already; name another one, which `loki audit"
                            + " keygen FILE` makes",
                    null);
        }
        return make(next)
                .orElseThrow(
                        () -> new CheckpointException("the chain has no entries yet, so any key may begin it", null));
    }

    private Optional<SignedNote> make(@Nullable SignerKey next) {
        Optional<Made> made = store.alone(() -> makeAlone(next, Map.of(), objection));
        made.ifPresent(this::show);
        return made.map(Made::note);
    }

    /** The first half of {@link #checkpoint}: makes it durable and waits for no witness. */
    Optional<Made> sign() {
        return store.alone(() -> makeAlone(null, Map.of(), objection));
    }

    /**
     * As {@link #sign}, at the beginning of a segment: also signs what its operator acknowledges to be damaged, whatever
     * speaks against it.
     */
    Optional<Made> signAcknowledging(Map<String, Long> damaged) {
        return store.alone(() -> makeAlone(null, damaged, Objection.NONE));
    }

    boolean hasWitnesses() {
        return !witnesses.isEmpty();
    }

    private Optional<Made> makeAlone(@Nullable SignerKey next, Map<String, Long> damaged, Objection heeded) {
        Optional<SignedNote> last = store.last();
        ChainPosition before = last.map(this::positionOf).orElse(ChainPosition.START);
        ChainPosition now = tree.grow(before);
        boolean saysMore = next != null || !damaged.isEmpty();
        if (now.size() == 0 || (now.size() == before.size() && !saysMore)) {
            return Optional.empty();
        }
        String name = origin == null ? tree.origin() : origin;
        last.ifPresent(note -> requireSameOrigin(Checkpoint.of(note).origin(), name));
        heeded.to(name, before.size()).ifPresent(why -> {
            throw new CheckpointException(why, null);
        });
        Checkpoint checkpoint = Checkpoint.of(name, now.size(), now.range().root());
        SignedNote note = next == null
                ? SignedNote.sign(checkpoint.acknowledging(damaged).text(), List.of(key))
                : SignedNote.sign(checkpoint.handingOverTo(next.verifier()).text(), List.of(key, next));
        store.append(note);
        store.keep(now);
        return Optional.of(new Made(note, before, now.size()));
    }

    /** Where the last checkpoint was made: as it was kept, or else computed from the first line on. */
    private ChainPosition positionOf(SignedNote last) {
        Checkpoint checkpoint = Checkpoint.of(last);
        requireOurs(last, checkpoint);
        return store.kept()
                .filter(kept -> kept.size() == checkpoint.size()
                        && kept.range().root().equals(checkpoint.root())
                        && tree.holds(kept))
                .orElseGet(() -> tree.upTo(checkpoint));
    }

    /** Who signs on after a key that handed over to somebody else, or was never this one, breaks the trust of readers. */
    private void requireOurs(SignedNote last, Checkpoint checkpoint) {
        Set<?> signers;
        try {
            signers = last.verifiedBy(List.of(key.verifier()));
        } catch (NoteFormatException e) {
            throw new CheckpointException("the last checkpoint carries a wrong signature of this key", e);
        }
        boolean isNext = checkpoint.successor().map(key.verifier()::equals).orElse(!signers.isEmpty());
        if (signers.isEmpty() || !isNext) {
            throw new CheckpointException(
                    "the last checkpoint, of " + checkpoint.size() + " lines, was not signed by the key "
                            + key.verifier().name()
                            + ", or handed over to another one; sign with the key it names, or hand"
                            + " over with `loki audit rotate-key`",
                    null);
        }
    }

    private static void requireSameOrigin(String before, String now) {
        if (!before.equals(now)) {
            throw new CheckpointException(
                    "the checkpoints so far are of the chain " + before + ", and this is " + now
                            + "; see `loki audit verify`",
                    null);
        }
    }

    /** The second half of {@link #checkpoint}: waits for each witness, and keeps what they sign. */
    void show(Made made) {
        List<NoteSignature> given = new ArrayList<>();
        for (Witness witness : witnesses) {
            try {
                given.addAll(witness.show(
                        made.note(),
                        made.before().size(),
                        oldSize -> tree.consistency(oldSize, made.size(), made.before())));
            } catch (WitnessException | CheckpointException e) {
                warnings.accept("checkpoint " + made.size() + ": " + e.getMessage()
                        + "; it is shown again with the next checkpoint");
            }
        }
        if (!given.isEmpty()) {
            keepCosigned(made.note().with(given));
        }
    }

    /** Only beside the newest: where another process has gone on meanwhile, its checkpoint says more. */
    private void keepCosigned(SignedNote cosigned) {
        store.alone(() -> {
            if (store.last()
                    .map(SignedNote::text)
                    .filter(cosigned.text()::equals)
                    .isPresent()) {
                store.append(cosigned);
            }
            return cosigned;
        });
    }

    /**
     * A checkpoint that was made.
     *
     * @param before where the one before was made
     * @param size how many lines it covers
     */
    record Made(SignedNote note, ChainPosition before, long size) {}
}
