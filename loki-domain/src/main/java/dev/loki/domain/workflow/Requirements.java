package dev.loki.domain.workflow;

/**
 * What somebody wants built, as it was found in the text of an issue or pull request.
 *
 * @param markdown from outside; blank where nothing was asked for
 */
public record Requirements(Source source, String markdown) {

    /** Where in the text they stood. */
    public enum Source {
        /** Between {@code <!-- prd:start -->} and {@code <!-- prd:end -->}. */
        MARKERS,
        /** In a fence whose language is {@code prd}. */
        FENCE,
        /** Below a heading that says PRD or Requirements. */
        SECTION,
        /** They are all of it. */
        BODY
    }
}
