package dev.loki.ports.tracker;

/**
 * Remembers what was sent to services, across processes and crashes. Durable: what a method returned from survives a
 * kill. Implementations are thread-safe, and hold off other processes.
 */
public interface SentJournal {

    /** What is known of an operation. */
    sealed interface State permits Unknown, Begun, Done {}

    /** It was never sent. */
    record Unknown() implements State {}

    /** It was sent, or was about to be, and no answer was seen: to be looked for at the service. */
    record Begun() implements State {}

    /** The service took it. @param id the service's id of what was made; @param content a digest of what was sent last */
    record Done(String id, String content) implements State {}

    /** @throws SentJournalException where the journal cannot be read */
    State of(String operation);

    /**
     * To be called before it is sent.
     *
     * @param operation the service, what it is done to, and what is done; at most 500 characters of a line
     * @throws SentJournalException where it could not be written: then it must not be sent
     */
    void begin(String operation);

    /**
     * To be called once the service has answered, or was found to have it.
     *
     * @throws SentJournalException where it could not be written
     */
    void done(String operation, String id, String content);

    /**
     * To be called where the service surely did not take it.
     *
     * @throws SentJournalException where it could not be written
     */
    void refused(String operation);
}
