package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.FileChainLines;
import dev.loki.adapter.fs.audit.ForeignChainFile;
import dev.loki.adapter.fs.checkpoint.FileCheckpointStore;
import dev.loki.adapter.fs.checkpoint.FileWitness;
import dev.loki.adapter.fs.checkpoint.SigningKeyFile;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.checkpoint.EvidenceCheck;
import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.HeldCheckpoints;
import dev.loki.application.checkpoint.Proofs;
import dev.loki.application.checkpoint.Standing;
import dev.loki.domain.audit.FileVerdict;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be proven of the audit chain, and the keys that sign it. Thread-safe. */
public final class Evidence {

    private final AuditTrail trail;
    private final CheckpointWiring wiring;
    private final Project project;
    private final Supplier<JsonReader> json;
    private final OperatorCheck operator;

    Evidence(
            AuditTrail trail,
            CheckpointWiring wiring,
            Project project,
            Supplier<JsonReader> json,
            OperatorCheck operator) {
        this.trail = trail;
        this.wiring = wiring;
        this.project = project;
        this.json = json;
        this.operator = operator;
    }

    /**
     * Checks the chain, and holds it against its checkpoints.
     *
     * @param held files of checkpoints that are kept elsewhere; the witness's file is taken as well
     * @param trusted the keys to begin with; none for the one that LOKI_AUDIT_SIGNING_KEY_FILE names
     * @throws CheckpointException where the chain or one of the files cannot be read
     * @throws dev.loki.ports.audit.AuditLogException where the chain cannot be read
     */
    public EvidenceReport verify(List<Path> held, List<VerifierKey> trusted) {
        return verify(held, trusted, VerifyProgress.NONE);
    }

    /**
     * As {@link #verify(List, List)}, and says how far verifying the lines is.
     *
     * @throws CheckpointException where the chain or one of the files cannot be read
     * @throws dev.loki.ports.audit.AuditLogException where the chain cannot be read
     */
    public EvidenceReport verify(List<Path> held, List<VerifierKey> trusted, VerifyProgress progress) {
        List<VerifierKey> keys = knownKeys(trusted);
        List<HeldCheckpoints> elsewhere = new ArrayList<>();
        List<CheckpointException> unreadable = new ArrayList<>();
        gather(() -> elsewhere.addAll(witnessed()), unreadable);
        held.forEach(file -> gather(() -> elsewhere.add(read(requireElsewhere(file))), unreadable));
        VerifierKey witness = wiring.settings().witnessKey();
        List<VerifierKey> witnesses = witness == null ? List.of() : List.of(witness);
        EvidenceReport report = wiring.check().check(trail.verify(progress), elsewhere, keys, witnesses, progress);
        if (report.standing() != Standing.TAMPERED && !unreadable.isEmpty()) {
            throw unreadable.get(0); // what is proven is said first
        }
        return report;
    }

    private static void gather(Runnable reading, List<CheckpointException> unreadable) {
        try {
            reading.run();
        } catch (CheckpointException e) {
            unreadable.add(e);
        }
    }

    /** What checkpoints no longer fit, beside the chain and in the witness's file: {@link EvidenceCheck#damaged}. */
    Map<String, Long> damaged() {
        return wiring.check().damaged(witnessed(), knownKeys(List.of()));
    }

    private List<HeldCheckpoints> witnessed() {
        return wiring.witnessFile().map(this::witnessed).stream().toList();
    }

    private boolean hasCheckpoints() {
        try {
            return store().last().isPresent();
        } catch (CheckpointException e) {
            return true; // the check says what is wrong with them
        }
    }

    /** A witness that lost what it was shown is no better than none. */
    private HeldCheckpoints witnessed(Path file) {
        HeldCheckpoints held = read(file);
        boolean isLost = held.notes().isEmpty() && hasCheckpoints();
        return isLost
                ? new HeldCheckpoints(
                        held.source(),
                        List.of(),
                        List.of(
                                "the witness's file " + file
                                        + (Files.exists(file) ? " holds no checkpoint" : " is missing")
                                        + ", though checkpoints stand beside the chain: it was shown none of them, or lost them"))
                : held;
    }

    /**
     * Checks a chain in a file that somebody else wrote, as the original does.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the file cannot be read
     */
    public FileVerdict verifyFile(Path file, VerifyProgress progress) {
        return new ForeignChainFile(file, json.get()).verify(progress);
    }

    /** Whether a file is the project's own chain. */
    public boolean isOwnChain(Path file) {
        try {
            return Files.isSameFile(file, wiring.folder().resolve("audit.jsonl"));
        } catch (IOException e) {
            return false;
        }
    }

    /** The keys to begin with: those named, else the public part of the signing key. */
    List<VerifierKey> knownKeys(List<VerifierKey> named) {
        return named.isEmpty() ? wiring.key().map(SignerKey::verifier).stream().toList() : named;
    }

    /**
     * A proof that a signed chain holds an entry; see {@link Proofs#inclusion}.
     *
     * @throws dev.loki.application.checkpoint.ProofRangeException where there is no checkpoint that covers it
     * @throws CheckpointException where there is no checkpoint at all, or the chain cannot be read
     */
    public String prove(long seq, @Nullable Long size) {
        return new Proofs(lines(), store()).inclusion(seq, size);
    }

    /**
     * A proof that a signed chain only grew; see {@link Proofs#consistency}.
     *
     * @throws dev.loki.application.checkpoint.ProofRangeException where there are no checkpoints of these sizes
     * @throws CheckpointException where there is no checkpoint at all, or the chain cannot be read
     */
    public String consistency(long oldSize, long newSize) {
        return new Proofs(lines(), store()).consistency(oldSize, newSize);
    }

    /**
     * Makes a signing key.
     *
     * @param file where it is kept, outside of the project; not there yet
     * @throws CheckpointException where it cannot be written there
     * @throws dev.loki.domain.note.NoteFormatException where the name can be none
     */
    public VerifierKey generateKey(Path file, String name) {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        new SecureRandom().nextBytes(seed);
        SignerKey key = SignerKey.of(name, seed);
        SigningKeyFile.create(file, key, project.root());
        return key.verifier();
    }

    /**
     * Hands over from the key in use to the next.
     *
     * @param next the file of the next key
     * @throws CheckpointException where either key or the chain cannot be used
     * @throws ConfigurationException where no key is in use, or within a governed run: keys are not the agent's to change
     */
    public SignedNote rotateKey(Path next) {
        operator.require("changing keys");
        return wiring.checkpointer().rotate(SigningKeyFile.read(next, project.root()));
    }

    /** Checkpoints beside the chain anchor nothing: who cuts the one cuts the other. */
    private Path requireElsewhere(Path file) {
        if (!Files.exists(file)) {
            throw new CheckpointException("cannot read " + file + ": no such file", null);
        }
        try {
            Path own = wiring.folder().resolve("audit.checkpoints");
            if (Files.exists(own) && Files.isSameFile(file, own)) {
                throw new CheckpointException(
                        file + " stands beside the chain and anchors nothing; name a file that is kept elsewhere",
                        null);
            }
        } catch (IOException e) {
            throw new CheckpointException("cannot read " + file + ": " + e.getMessage(), e);
        }
        return file;
    }

    private static HeldCheckpoints read(Path file) {
        List<SignedNote> notes = new ArrayList<>();
        FileWitness.read(file, notes::add);
        return new HeldCheckpoints(
                file.toString(), notes, FileWitness.doubt(file).stream().toList());
    }

    private FileChainLines lines() {
        return new FileChainLines(wiring.folder());
    }

    private FileCheckpointStore store() {
        return new FileCheckpointStore(wiring.folder());
    }
}
