package dev.loki.domain.tracker;

/**
 * Work to be created below an issue.
 *
 * @param operation names it for ever: the same operation created again is no second one
 * @param title one line
 * @param markdown its description; may be empty
 */
public record Subtask(String operation, String title, String markdown) {}
