package dev.loki.adapter.fs.audit;

/** A line looks as a crash in the middle of writing leaves it. */
final class UnfinishedLineException extends Exception {

    private static final long serialVersionUID = 1;

    UnfinishedLineException(String message) {
        super(message);
    }
}
