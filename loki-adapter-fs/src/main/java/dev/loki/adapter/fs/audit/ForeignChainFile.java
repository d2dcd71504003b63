package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.audit.ChainWalk.Walked;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.ChainFinding;
import dev.loki.domain.audit.ChainFinding.Kind;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.domain.audit.FileVerdict;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;

/** A chain of the agent's form in a file of its own, such as the original wrote. Nobody writes it now. Thread-safe. */
public final class ForeignChainFile {

    private final Storage storage = new DiskStorage();
    private final Path file;
    private final JsonReader json;

    public ForeignChainFile(Path file, JsonReader json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Checks every line as the original's reader does, and says what that one does not mind.
     *
     * @throws AuditLogException where the file is not there or cannot be read
     */
    public FileVerdict verify(VerifyProgress progress) {
        try (StorageFile log = storage.openToRead(file)) {
            ChainVerifier first = ChainVerifier.ofAnyFirstNumber();
            Walked walked = new ChainWalk(storage, file, new ForeignLines(json)).run(log, first, progress);
            ChainFindings findings = new ChainFindings();
            noteFirstNumber(first, findings);
            findings.addLater(walked.findings(), 0);
            return new FileVerdict(walked.verdict(), findings.kept(), findings.more());
        } catch (IOException e) {
            throw new AuditLogException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    private static void noteFirstNumber(ChainVerifier first, ChainFindings findings) {
        if (first.start() != null && first.start().nextSeq() != 0) {
            long seq = first.start().nextSeq();
            findings.add(new ChainFinding(Kind.FIRST_SEQ, 0, seq, "the first seq is " + seq + ", expected 0"));
        }
    }
}
