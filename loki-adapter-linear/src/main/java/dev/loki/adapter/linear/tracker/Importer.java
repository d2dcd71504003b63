package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.ImportedWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads an issue or a project with all issues below it, generation by generation, each connection by pages of its own, so
 * that no query is near Linear's limit of complexity. Archived issues stay hidden. What would not be whole is an error.
 * Images that descriptions show are not fetched. Thread-safe.
 */
final class Importer {

    private static final int PARENTS_AT_ONCE = 50;

    private final GraphQl linear;
    private final String teamKey;

    Importer(GraphQl linear, String teamKey) {
        this.linear = linear;
        this.teamKey = teamKey;
    }

    ImportedWork read(String written) {
        LinearId id = LinearId.parse(written, teamKey);
        Optional<ImportedWork> work = Optional.empty();
        if (id.kind() != LinearId.Kind.PROJECT) {
            work = linear.find(Document.ISSUE, "issue", id.text()).map(this::issue);
        }
        if (work.isEmpty() && id.kind() != LinearId.Kind.ISSUE) {
            work = linear.find(Document.PROJECT, "project", id.text()).map(this::project);
        }
        return work.orElseThrow(() -> Places.none(id));
    }

    private ImportedWork issue(Fields fields) {
        Family family = new Family();
        family.add(allLabels(fields));
        descend(family, List.of(fields.text("id")));
        return family.under(fields.text("id"));
    }

    private ImportedWork project(Fields fields) {
        Family family = new Family();
        List<Fields> issues = linear.pages(Document.PROJECT_ISSUES, byId(fields), data -> data.fields("project")
                .fields("issues"));
        descend(family, addAll(family, issues));
        List<String> labels = names(linear.pages(Document.PROJECT_LABELS, byId(fields), data -> data.fields("project")
                .fields("labels")));
        return FoundIssue.project(fields, labels, family.roots());
    }

    /** Reads one generation more than a family may have, so that it notices. */
    private void descend(Family family, List<String> parents) {
        List<String> generation = parents;
        for (int depth = 0; !generation.isEmpty() && depth <= Family.MOST_GENERATIONS; depth++) {
            generation = addAll(family, childrenOf(generation));
        }
    }

    private List<Fields> childrenOf(List<String> parents) {
        List<Fields> children = new ArrayList<>();
        for (int from = 0; from < parents.size(); from += PARENTS_AT_ONCE) {
            List<String> some = parents.subList(from, Math.min(from + PARENTS_AT_ONCE, parents.size()));
            children.addAll(linear.pages(
                    Document.SUB_ISSUES,
                    JsonObject.builder()
                            .put("parents", JsonArray.ofStrings(some))
                            .build(),
                    data -> data.fields("issues")));
        }
        return children;
    }

    /** The ids of those that were not known. */
    private List<String> addAll(Family family, Collection<Fields> issues) {
        return issues.stream()
                .filter(issue -> !family.knows(issue.text("id")))
                .map(this::allLabels)
                .filter(family::add)
                .map(FoundIssue::id)
                .toList();
    }

    /** An issue with its labels, those too that were not on the page with it. */
    private FoundIssue allLabels(Fields issue) {
        Fields page = issue.fields("labels");
        boolean isWhole = !page.fields("pageInfo").flag("hasNextPage");
        return new FoundIssue(issue, names(isWhole ? page.list("nodes") : labelsOf(issue)));
    }

    private List<Fields> labelsOf(Fields issue) {
        return linear.pages(
                Document.ISSUE_LABELS, byId(issue), data -> data.fields("issue").fields("labels"));
    }

    private static List<String> names(List<Fields> labels) {
        return labels.stream().map(label -> Line.of(label.text("name"), 100)).toList();
    }

    private static JsonObject byId(Fields fields) {
        return JsonObject.builder().put("id", fields.text("id")).build();
    }
}
