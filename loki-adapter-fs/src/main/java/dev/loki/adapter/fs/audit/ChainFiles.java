package dev.loki.adapter.fs.audit;

import java.nio.file.Path;

/**
 * The names in the audit folder.
 *
 * @param folder usually {@code .loki/audit}
 */
record ChainFiles(Path folder) {

    static final String LOG_NAME = "audit.jsonl";

    /** The chain. */
    Path log() {
        return folder.resolve(LOG_NAME);
    }

    /** Held by the one that may write; nobody reads it. */
    Path lock() {
        return folder.resolve(LOG_NAME + ".lock");
    }

    /** What was acknowledged at some time. */
    Path state() {
        return folder.resolve("audit.state");
    }

    /** The next segment, until its predecessor has moved away. */
    Path nextSegment() {
        return folder.resolve(LOG_NAME + ".next");
    }

    /** Bytes that were taken out of the chain. */
    Path quarantine() {
        return folder.resolve("quarantine");
    }
}
