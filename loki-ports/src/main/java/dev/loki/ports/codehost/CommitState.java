package dev.loki.ports.codehost;

import java.util.Optional;

/**
 * What is said of a commit.
 *
 * @param sha its 40 (or 64) hex digits
 * @param context which check it is, such as {@code loki/quality}
 * @param outcome how it ended, or that it has not
 * @param description one line; cut where the service takes less
 * @param markdown the whole report, for a check run
 * @param url where it is read in full
 */
public record CommitState(
        String sha, String context, Outcome outcome, String description, String markdown, Optional<String> url) {

    /** How a check stands. */
    public enum Outcome {
        PENDING,
        SUCCESS,
        FAILURE,
        ERROR
    }
}
