package dev.loki.ports.tracker;

/** The journal of what was sent cannot be read or written; the message names the file and how to mend it. */
public final class SentJournalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SentJournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
