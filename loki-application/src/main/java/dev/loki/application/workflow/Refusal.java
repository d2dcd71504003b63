package dev.loki.application.workflow;

import java.util.Locale;

/**
 * Why an event sets nobody to work.
 *
 * @param message for a person; it may hold the name of somebody or something from the event
 */
public record Refusal(Code code, String message) {

    /** The reasons there are; unlike the message, a workflow may use them anywhere. */
    public enum Code {
        /** The event is none that starts work. */
        EVENT,
        /** It does not ask for work. */
        NOT_ASKED,
        /** The code is from a fork. */
        FORK,
        /** Whoever asks may not push to the repository. */
        PERMISSION,
        /** A label or input asks for what is not allowed. */
        OPTIONS,
        /** There is nothing to be built. */
        EMPTY;

        /** As an output of the step says it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
