package dev.loki.domain.tracker;

/**
 * What is to be said on an issue.
 *
 * @param operation names this comment for ever: the same operation posted again is no second comment
 * @param markdown the text, whose foreign parts were made harmless
 * @param sticky whether a later one of the same operation takes the place of the text; else the first text stays
 */
public record WorkComment(String operation, String markdown, boolean sticky) {}
