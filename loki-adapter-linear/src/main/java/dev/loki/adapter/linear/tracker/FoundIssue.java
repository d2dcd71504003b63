package dev.loki.adapter.linear.tracker;

import dev.loki.domain.tracker.AcceptanceCriteria;
import dev.loki.domain.tracker.ImportedWork;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An issue as it was read.
 *
 * @param fields what Linear said of it
 * @param labels all of them
 */
record FoundIssue(Fields fields, List<String> labels) {

    private static final int MOST_CHARACTERS_OF_TITLE = 500;

    /** As Linear lists sub-issues: those that people put in order first, then by when they were created. */
    static final Comparator<FoundIssue> IN_ORDER = Comparator.<FoundIssue>comparingDouble(
                    issue -> issue.fields.numberOr("subIssueSortOrder", Double.MAX_VALUE))
            .thenComparing(issue -> issue.fields.textOrEmpty("createdAt"));

    String id() {
        return fields.text("id");
    }

    Optional<String> parent() {
        return fields.maybe("parent").map(parent -> parent.text("id"));
    }

    ImportedWork with(List<ImportedWork> children) {
        String markdown = fields.textOrEmpty("description");
        return new ImportedWork(
                id(),
                fields.text("identifier"),
                fields.textOrEmpty("url"),
                Line.of(fields.text("title"), MOST_CHARACTERS_OF_TITLE),
                Line.of(fields.fields("state").text("name"), 100),
                markdown,
                AcceptanceCriteria.in(markdown),
                labels,
                children);
    }

    /** A project, whose short description stands before its content. */
    static ImportedWork project(Fields project, List<String> labels, List<ImportedWork> children) {
        String markdown = Stream.of(project.textOrEmpty("description"), project.textOrEmpty("content"))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        return new ImportedWork(
                project.text("id"),
                project.text("slugId"),
                project.textOrEmpty("url"),
                Line.of(project.text("name"), MOST_CHARACTERS_OF_TITLE),
                Line.of(project.fields("status").text("name"), 100),
                markdown,
                AcceptanceCriteria.in(markdown),
                labels,
                children);
    }
}
