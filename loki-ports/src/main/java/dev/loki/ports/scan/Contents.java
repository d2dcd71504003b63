package dev.loki.ports.scan;

import java.util.List;

/**
 * What there is to look through.
 *
 * @param texts in no particular order; those of one source may be read by several threads at once
 * @param links how many links were found and not followed
 * @param special how many pipes, sockets and devices were found and not opened
 * @param problems what could not be looked at
 */
public record Contents(List<Content> texts, int links, int special, List<ContentProblem> problems) {

    public Contents {
        texts = List.copyOf(texts);
        problems = List.copyOf(problems);
    }

    /** The contents of a source that has one text, of which nothing went wrong. */
    public static Contents of(Content text) {
        return new Contents(List.of(text), 0, 0, List.of());
    }
}
