package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.FileChainCompanions;
import dev.loki.adapter.fs.audit.FileChainLines;
import dev.loki.adapter.fs.checkpoint.FileCheckpointStore;
import dev.loki.adapter.fs.checkpoint.FileWitness;
import dev.loki.adapter.fs.checkpoint.SigningKeyFile;
import dev.loki.application.checkpoint.ChainTree;
import dev.loki.application.checkpoint.CheckpointSchedule;
import dev.loki.application.checkpoint.Checkpointer;
import dev.loki.application.checkpoint.EvidenceCheck;
import dev.loki.application.checkpoint.HeldCheckpoints;
import dev.loki.application.checkpoint.WitnessedLines;
import dev.loki.bootstrap.settings.CheckpointSettings;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.json.JsonReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signing the audit chain as the settings want it; nothing is loaded where no key is named. */
final class CheckpointWiring {

    private final CheckpointSettings settings;
    private final Project project;
    private final OutboundWiring outbound;
    private final Supplier<JsonReader> json;
    private final Consumer<String> warnings;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final @Nullable CheckpointSchedule schedule;

    /** @param audit whether the agent's audit trail is kept */
    CheckpointWiring(Basics basics, boolean audit) {
        this.settings = basics.settings().checkpoints();
        this.project = basics.project();
        this.outbound = basics.outbound();
        this.json = basics.json();
        this.warnings = basics.warnings();
        this.schedule = audit && settings.keyFile() != null ? schedule(settings) : null;
    }

    /** What the audit trail is to tell of each entry; empty where nothing is signed. */
    Optional<Runnable> afterEntry() {
        return Optional.ofNullable(schedule).map(running -> running::entryWritten);
    }

    /**
     * Runs what begins a new segment, and signs the end of the old one before and the beginning of the new one after.
     *
     * @param begin what it gives is handed on
     * @param damaged what the operator acknowledges, asked when the new one is there
     */
    <T> T aroundNewSegment(Supplier<T> begin, Supplier<Map<String, Long>> damaged) {
        if (schedule == null) {
            return begin.get();
        }
        schedule.segmentEnds();
        T begun = begin.get();
        schedule.segmentBegun(damaged);
        return begun;
    }

    /**
     * One that signs now.
     *
     * @throws ConfigurationException where no key is named, or the one that is cannot be used
     */
    Checkpointer checkpointer() {
        return checkpointer(key().orElseThrow(() -> new ConfigurationException(
                List.of("LOKI_AUDIT_SIGNING_KEY_FILE: expected the key in use; `loki audit keygen FILE` makes one"))));
    }

    /**
     * The signing key; empty where none is named.
     *
     * @throws ConfigurationException where it cannot be used
     */
    Optional<SignerKey> key() {
        Path file = settings.keyFile();
        try {
            return file == null
                    ? Optional.empty()
                    : Optional.of(SigningKeyFile.read(project.root().resolve(file), project.root()));
        } catch (CheckpointException e) {
            throw new ConfigurationException(List.of("LOKI_AUDIT_SIGNING_KEY_FILE: " + e.getMessage()));
        }
    }

    Path folder() {
        return project.lokiDir().resolve("audit");
    }

    /** The witness's file, which holds the checkpoints elsewhere. */
    Optional<Path> witnessFile() {
        return Optional.ofNullable(settings.witnessFile()).map(project.root()::resolve);
    }

    /** How many lines of the chain every witness was shown; all of them where this process has no witness. */
    LongSupplier witnessed() {
        VerifierKey cosigner = settings.witnessKey();
        List<Supplier<Predicate<SignedNote>>> shown = new ArrayList<>();
        if (cosigner != null) {
            shown.add(WitnessedLines.cosignedBy(cosigner));
        }
        witnessFile().ifPresent(file -> shown.add(WitnessedLines.keptAmong(() -> textsIn(file))));
        return schedule == null || shown.isEmpty()
                ? WitnessedLines.OF_NOBODY
                : new WitnessedLines(new FileCheckpointStore(folder()), shown);
    }

    private static Set<String> textsIn(Path file) {
        Set<String> texts = new HashSet<>();
        FileWitness.read(file, note -> texts.add(note.text()));
        return texts;
    }

    CheckpointSettings settings() {
        return settings;
    }

    /** Signs what is not signed yet, and shows it to the witnesses for no longer than this. */
    void close(Duration forWitnesses) {
        if (schedule != null) {
            schedule.close(forWitnesses);
        }
        synchronized (open) {
            open.forEach(CheckpointWiring::closeQuietly);
            open.clear();
        }
    }

    /** The key is read now, so that one that cannot be used is said before any work is done. */
    private CheckpointSchedule schedule(CheckpointSettings settings) {
        SignerKey key = key().orElseThrow();
        Supplier<Checkpointer> checkpointer = new Lazy<>(() -> checkpointer(key));
        return new CheckpointSchedule(checkpointer, settings.everyEntries(), settings.every(), warnings);
    }

    private Checkpointer checkpointer(SignerKey key) {
        return new Checkpointer(
                        new ChainTree(new FileChainLines(folder())),
                        new FileCheckpointStore(folder()),
                        key,
                        settings.origin(),
                        witnesses(),
                        warnings)
                .heeding((origin, signed) -> witnessFile().flatMap(file -> objection(file, key, origin, signed)));
    }

    /** What holds the chain against its checkpoints. */
    EvidenceCheck check() {
        JsonReader reader = json.get();
        return new EvidenceCheck(
                new FileChainLines(folder()),
                new FileCheckpointStore(folder()),
                new FileChainCompanions(folder(), reader),
                reader,
                settings.origin());
    }

    /**
     * The witness's file may know another chain under this key. The chain is only read from its first line on where the
     * file's last checkpoint is none that stands beside the chain; a file that cannot be read says nothing.
     */
    private Optional<String> objection(Path file, SignerKey key, String origin, long signed) {
        try {
            boolean isAsSigned = FileWitness.last(file)
                    .map(Checkpoint::of)
                    .filter(last -> !last.origin().equals(origin) || last.size() > signed)
                    .isEmpty();
            if (isAsSigned) {
                return Optional.empty();
            }
            List<SignedNote> notes = new ArrayList<>();
            FileWitness.read(file, notes::add);
            return check().contradiction(List.of(new HeldCheckpoints(file.toString(), notes)), List.of(key.verifier()))
                    .map(what -> "the witness's file knows another chain under this key: " + what
                            + ". Nothing is signed until an operator has looked (`loki audit verify`), and acknowledges it"
                            + " with the key (`loki audit new-segment --reason TEXT`) or names another"
                            + " LOKI_AUDIT_WITNESS_FILE");
        } catch (CheckpointException | NoteFormatException e) {
            return Optional.empty();
        }
    }

    private List<Witness> witnesses() {
        List<Witness> witnesses = new ArrayList<>();
        witnessFile().ifPresent(file -> witnesses.add(new FileWitness(file)));
        if (settings.witnessUrl() != null && settings.witnessKey() != null) {
            Witness witness = outbound.witness(settings.witnessUrl(), settings.witnessKey());
            witnesses.add(witness);
            if (witness instanceof AutoCloseable closeable) {
                synchronized (open) {
                    open.add(closeable);
                }
            }
        }
        return witnesses;
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            System.getLogger("dev.loki").log(System.Logger.Level.DEBUG, "closing", e);
        }
    }
}
