package dev.loki.cli.audit;

import dev.loki.domain.note.VerifierKey;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say which checkpoints are held elsewhere, and which keys are trusted. */
final class TrustOption {

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Checkpoints of this chain that were kept elsewhere.")
    private List<Path> checkpoints = List.of();

    @Option(
            names = "--trusted-key",
            paramLabel = "KEY",
            arity = "1..*",
            description = "Verifier keys to begin with; else the public part of LOKI_AUDIT_SIGNING_KEY_FILE.")
    private List<VerifierKey> trustedKeys = List.of();

    boolean isGiven() {
        return !checkpoints.isEmpty() || !trustedKeys.isEmpty();
    }

    List<Path> checkpoints(Path currentFolder) {
        return checkpoints.stream().map(currentFolder::resolve).toList();
    }

    List<VerifierKey> trustedKeys() {
        return trustedKeys;
    }
}
