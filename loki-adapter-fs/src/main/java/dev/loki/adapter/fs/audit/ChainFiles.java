package dev.loki.adapter.fs.audit;

import java.nio.file.Path;

/**
 * The names in the audit folder.
 *
 * @param folder usually {@code .loki/audit}
 */
record ChainFiles(Path folder) {

    /** The chain. */
    static final String LOG_NAME = "audit.jsonl";

    /** What was acknowledged at some time. */
    static final String STATE_NAME = "audit.state";

    /** The next segment, until its predecessor has moved away. */
    static final String NEXT_NAME = "audit.jsonl.next";

    Path log() {
        return folder.resolve(LOG_NAME);
    }

    Path state() {
        return folder.resolve(STATE_NAME);
    }

    /** Held by the one that may write; nobody reads it. */
    Path lock() {
        return folder.resolve(LOG_NAME + ".lock");
    }

    /** Bytes that were taken out of the chain. */
    Path quarantine() {
        return folder.resolve("quarantine");
    }
}
