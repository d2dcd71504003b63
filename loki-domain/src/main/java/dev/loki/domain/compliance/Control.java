package dev.loki.domain.compliance;

/**
 * Something a framework asks for.
 *
 * @param id as the framework names it, such as {@code CC6.1}
 * @param name in our own words, because the frameworks' texts are not free
 */
public record Control(String id, String name) {}
