package dev.loki.ports.tracker;

/**
 * An issue that was created for a subtask.
 *
 * @param id what the service knows it by for ever
 * @param key what people call it
 * @param url where people read it; empty where it is not known
 */
public record CreatedIssue(String id, String key, String url) {}
