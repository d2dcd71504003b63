package dev.loki.adapter.fs.checkpoint;

import java.nio.charset.StandardCharsets;

/** Sees where a note in a {@link NoteFile} ends: at an empty line that follows on a signature. Not thread-safe. */
final class NoteSplitter {

    /** How a signature's line starts, its bytes taken as characters. */
    static final String SIGNATURE = new String("\u2014 ".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    private final StringBuilder start = new StringBuilder();
    private boolean afterSignature;

    /** Takes the next byte; says whether a note ends with it. */
    boolean endsWith(byte next) {
        if (next != '\n') {
            if (start.length() < SIGNATURE.length()) {
                start.append((char) (next & 0xff));
            }
            return false;
        }
        boolean isEnd = start.isEmpty() && afterSignature;
        afterSignature = start.toString().equals(SIGNATURE);
        start.setLength(0);
        return isEnd;
    }
}
