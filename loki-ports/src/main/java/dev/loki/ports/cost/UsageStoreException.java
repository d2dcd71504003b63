package dev.loki.ports.cost;

/**
 * What was consumed cannot be read, or something new cannot be kept: then nothing may be spent. The message names the file,
 * and says why and what to do.
 */
public final class UsageStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
