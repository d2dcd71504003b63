package dev.loki.application.outbox;

/** Told how far a sending has come. */
@FunctionalInterface
public interface SendListener {

    /** Listens to nothing. */
    SendListener NONE = (done, all) -> {};

    /**
     * Before each call.
     *
     * @param done how many were dealt with
     * @param all how many there are to be sent
     */
    void at(int done, int all);
}
