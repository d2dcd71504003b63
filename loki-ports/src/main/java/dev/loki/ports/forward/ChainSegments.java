package dev.loki.ports.forward;

import java.util.List;

/** The files that hold one chain. Files may be renamed, added and removed at any time. Implementations are thread-safe. */
public interface ChainSegments {

    /**
     * The segments there are, oldest first; the last one grows.
     *
     * @throws ForwardException where they cannot be listed
     */
    List<String> names();

    /**
     * The offset up to which a segment's lines are durable, and so will not be lost in a crash; 0 where it is no longer
     * there. What lies beyond must not be forwarded: its loss would look like tampering.
     *
     * @throws ForwardException where it cannot be read or made durable
     */
    long settled(String name);

    /**
     * Hands out a segment's lines from an offset on, oldest first; none where it is no longer there. A last line without
     * its end is not handed out: somebody may be writing it.
     *
     * @param offset where a line starts; 0 for the first
     * @throws ForwardException where it cannot be read
     */
    void read(String name, long offset, LineConsumer consumer);

    /** Takes one line. */
    @FunctionalInterface
    interface LineConsumer {

        /**
         * Takes a line.
         *
         * @param line its bytes without its newline
         * @param end the offset after its newline, where the next line starts
         * @return whether to go on
         */
        boolean accept(byte[] line, long end);
    }
}
