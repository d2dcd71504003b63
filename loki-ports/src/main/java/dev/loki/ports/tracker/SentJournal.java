package dev.loki.ports.tracker;

/**
 * Remembers what was sent to services, across processes and crashes. Durable: what a method returned from survives a
 * kill. Implementations are thread-safe, and hold off other processes.
 */
public interface SentJournal {

    /** The longest name of an operation, id and digest, in characters. */
    int LONGEST = 500;

    /** What is known of an operation. */
    sealed interface State permits Unknown, Begun, Done {}

    /** It was never sent. */
    record Unknown() implements State {}

    /** It was sent, or was about to be, and no answer was seen: to be looked for at the service. */
    record Begun() implements State {}

    /**
     * The service took it.
     *
     * @param id the service's id of what was made
     * @param content a digest of what was sent last
     */
    record Done(String id, String content) implements State {}

    /**
     * What is known of an operation.
     *
     * @throws SentJournalException where the journal cannot be read
     */
    State of(String operation);

    /**
     * To be called before it is sent. What is done stays done, with its id.
     *
     * @param operation the service, what it is done to, and what is done; at most {@value #LONGEST} characters of a line
     * @throws SentJournalException where it could not be written: then it must not be sent
     * @throws IllegalArgumentException where that is no operation
     */
    void begin(String operation);

    /**
     * To be called once the service has answered, or was found to have it.
     *
     * @param id at most {@value #LONGEST} characters, as the content
     * @throws SentJournalException where it could not be written
     * @throws IllegalArgumentException where that is no operation, or the others are too long
     */
    void done(String operation, String id, String content);

    /**
     * To be called where the service surely did not take it, or has it no more: as if it had never been sent.
     *
     * @throws SentJournalException where it could not be written
     */
    void refused(String operation);

    /** An operation, where it is one. */
    static String checked(String operation) {
        if (operation.isEmpty()
                || operation.length() > LONGEST
                || operation.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("the name of an operation has 1 to " + LONGEST
                    + " characters on one line, not " + operation.length());
        }
        return operation;
    }
}
