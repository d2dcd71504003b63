package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LineCursor;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.ChainVerifier;
import java.io.IOException;

/**
 * A part of the chain that has been verified within itself: the lines that begin in a range of bytes.
 *
 * @param verifier as it stands behind the part's last line
 * @param findings counted from the part's first line
 */
record Part(ChainVerifier verifier, ChainFindings findings) {

    /**
     * Verifies a part.
     *
     * @param from a line that begins before is not of this part
     * @param to nor one that begins here or later
     */
    static Part verify(StorageFile log, long from, long to, ChainVerifier verifier, LineJudge judge)
            throws IOException {
        LineCursor lines = new LineCursor(log);
        if (from > 0) {
            lines.seek(from - 1);
            lines.advance();
        }
        ChainFindings findings = new ChainFindings();
        while (lines.position() < to && !verifier.isBroken() && lines.advance()) {
            if (lines.ending() != Ending.NEWLINE
                    || !verifier.acceptCanonical(lines.buffer(), lines.from(), lines.to())) {
                judge.judge(lines.line(), verifier, findings);
            }
        }
        return new Part(verifier, findings);
    }

    /** Whether it is right, and linked to what stands before it. */
    boolean follows(ChainTip tip) {
        ChainTip start = verifier.start();
        return !verifier.isBroken() && (start == null || start.equals(tip));
    }

    /** Where the next part must be linked. */
    ChainTip tip(ChainTip before) {
        return verifier.start() == null ? before : verifier.tip();
    }

    ChainVerdict verdict() {
        return verifier.verdict();
    }
}
