package dev.loki.application.outbox;

/**
 * What is to be sent of an outbox.
 *
 * @param skipMissing whether calls that lie between what was sent and what there is may be passed over
 * @param retryRefused whether calls that services refused are tried again, before the others
 */
public record SendOptions(boolean skipMissing, boolean retryRefused) {

    /** All that was not sent, without a gap. */
    public static final SendOptions ALL = new SendOptions(false, false);
}
