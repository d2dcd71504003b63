package dev.loki.domain.tracker;

/**
 * A link beside an issue, such as to a deployment or to a report.
 *
 * @param operation names it for ever; another link of the same operation takes its place
 * @param url absolute, http or https
 * @param title one line
 * @param resolved whether what it leads to is finished
 */
public record WorkLink(String operation, String url, String title, boolean resolved) {}
