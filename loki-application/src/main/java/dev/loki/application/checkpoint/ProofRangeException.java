package dev.loki.application.checkpoint;

/** A proof was asked for that no checkpoint can give. The message says which numbers it can be asked for. */
public final class ProofRangeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ProofRangeException(String message) {
        super(message);
    }
}
