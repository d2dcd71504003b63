package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.audit.ChainVerifier;

/** Reads a line in full that was not recognised at once, and has it verified. Thread-safe. */
interface LineJudge {

    /**
     * Verifies a line.
     *
     * @param verifier takes it, or learns why not
     * @param findings gets what else is to be said; lines are counted by the verifier
     */
    void judge(StoredLine line, ChainVerifier verifier, ChainFindings findings);
}
