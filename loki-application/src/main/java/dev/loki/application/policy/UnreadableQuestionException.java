package dev.loki.application.policy;

import dev.loki.domain.policy.ReasonCode;

/** A question to the policies that cannot be read, so that the answer is DENY. */
final class UnreadableQuestionException extends Exception {

    private static final long serialVersionUID = 1;

    private final ReasonCode code;

    UnreadableQuestionException(ReasonCode code, String message) {
        super(message);
        this.code = code;
    }

    ReasonCode code() {
        return code;
    }
}
