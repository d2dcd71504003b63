package dev.loki.domain.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying the chain said when the report was made.
 *
 * @param file its name
 * @param bytes the size of its complete lines
 * @param sha256 of these, in hex
 * @param lines how many there are
 * @param valid whether every line, link and hash is right
 * @param brokenAt the line of the first fault, from 0; null where there is none
 * @param error what is wrong there; null where nothing is
 * @param standing anchored, anchored in part, consistent but not anchored, or tampered
 * @param tampered whether that is tampered
 * @param anchor which checkpoint held elsewhere covers the chain; null where none does
 * @param signed how many signatures of trusted keys there are
 * @param keys the names of the trusted keys
 * @param recoveries how often a crash left something that was moved away
 * @param findings in one line each, with their severity
 * @param checkpointCount how many checkpoints lie beside the chain
 * @param checkpoints the newest of them, at most 100, oldest first
 * @param segments older segments of the chain
 */
public record ChainStatement(
        String file,
        long bytes,
        String sha256,
        long lines,
        boolean valid,
        @Nullable Long brokenAt,
        @Nullable String error,
        String standing,
        boolean tampered,
        @Nullable String anchor,
        long signed,
        List<String> keys,
        long recoveries,
        List<String> findings,
        long checkpointCount,
        List<CheckpointId> checkpoints,
        List<SegmentFile> segments) {

    public ChainStatement {
        keys = List.copyOf(keys);
        findings = List.copyOf(findings);
        checkpoints = List.copyOf(checkpoints);
        segments = List.copyOf(segments);
    }

    /**
     * Which checkpoint.
     *
     * @param origin what the chain is called in it
     * @param size how many lines it covers
     * @param root the Merkle root over them, in base64
     */
    public record CheckpointId(String origin, long size, String root) {

        /** All of it in one line. */
        @Override
        public String toString() {
            return origin + " " + size + " " + root;
        }
    }

    /** A file of an older segment: its name, size in bytes, and SHA-256 in hex. */
    public record SegmentFile(String name, long bytes, String sha256) {}
}
