package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.storage.StoredLine;

/**
 * Tells what a crash left from what somebody did. A crash leaves the last write unfinished: a line without end, or zeros
 * where bytes never arrived, and behind those whatever else the write held. Nobody was told that it was kept.
 */
final class TornTail {

    /** More than one write holds. */
    static final int LONGEST = 2 * 1024 * 1024;

    private TornTail() {}

    /** Whether a line was not written to its end: none that was holds a zero byte, which JSON escapes. */
    static boolean begins(StoredLine line) {
        if (line.ending() == StoredLine.Ending.END_OF_FILE) {
            return true;
        }
        for (byte b : line.bytes()) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
