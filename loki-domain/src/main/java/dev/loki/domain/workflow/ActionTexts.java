package dev.loki.domain.workflow;

/**
 * The texts that people wrote into an event. They are from outside, and kept apart from what GitHub says itself: none of
 * them may become part of a command, of an expression or of an output without a delimiter.
 *
 * @param title of the issue or pull request; may be empty
 * @param body of the issue or pull request, or what a dispatch was given; may be empty
 * @param headRef the branch of a pull request; may be empty
 */
public record ActionTexts(String title, String body, String headRef) {

    /** Nobody wrote anything. */
    public static final ActionTexts NONE = new ActionTexts("", "", "");
}
