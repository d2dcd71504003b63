package dev.loki.ports.scan;

/** One text, which is not yet read. */
public interface Content {

    /** Its name, as a reader would look for it: a path with slashes. */
    String name();

    /**
     * Reads it, in pieces.
     *
     * @throws UnreadableContentException where it cannot be read to its end
     */
    void read(Sink sink) throws UnreadableContentException;

    /** Who gets the pieces. */
    @FunctionalInterface
    interface Sink {

        /**
         * Takes the first bytes of a buffer, which is used again afterwards.
         *
         * @return whether more is wanted
         */
        boolean take(byte[] buffer, int length);
    }
}
