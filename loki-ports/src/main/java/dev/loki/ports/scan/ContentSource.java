package dev.loki.ports.scan;

/** Where the texts to look through are: files, what is to be committed, a stream. */
public interface ContentSource extends AutoCloseable {

    /**
     * Looks for the texts. What cannot be looked at is in the answer.
     *
     * @throws ContentSourceException where nothing can be looked through at all
     */
    Contents list();

    /** Lets go of what reading the texts needs; none is read afterwards. */
    @Override
    void close();
}
