package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.audit.ChainVerifier;

/** In our own chain each byte is as its writer left it. Thread-safe. */
final class OwnLines implements LineJudge {

    private final EntryReader entries;

    OwnLines(EntryReader entries) {
        this.entries = entries;
    }

    @Override
    public void judge(StoredLine line, ChainVerifier verifier, ChainFindings findings) {
        try {
            verifier.acceptSpelled(entries.read(line), line.bytes());
        } catch (UnfinishedLineException e) {
            verifier.reject(e.getMessage() + "; where it is the last line, the next entry moves it to quarantine/");
        } catch (DamagedChainException e) {
            verifier.reject(String.valueOf(e.getMessage()));
        }
    }
}
