package dev.loki.ports.checkpoint;

/** The chain as bytes: its lines exactly as they are stored. Implementations are thread-safe. */
public interface ChainLines {

    /**
     * Hands out the lines from an offset on, oldest first. A last line without its end is not handed out: somebody may be
     * writing it.
     *
     * @param offset where a line starts; 0 for the first
     * @throws OverlongLineException behind the line before one that is longer than any that is written
     * @throws CheckpointException where the chain cannot be read; one that is not there has no lines
     */
    void read(long offset, LineConsumer consumer);

    /**
     * The offset up to which the lines are durable, and so will neither be lost nor taken back. What lies beyond must not
     * be signed.
     *
     * @throws CheckpointException where the chain cannot be read or made durable
     */
    long settled();

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
