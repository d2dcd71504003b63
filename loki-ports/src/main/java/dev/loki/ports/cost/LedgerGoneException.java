package dev.loki.ports.cost;

/**
 * What was consumed is less than it was, or begins anew: a ledger only grows, so that somebody has taken it away. The message
 * names the file, and says what to do.
 */
public final class LedgerGoneException extends UsageStoreException {

    private static final long serialVersionUID = 1;

    public LedgerGoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
