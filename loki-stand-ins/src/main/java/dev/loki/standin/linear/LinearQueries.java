package dev.loki.standin.linear;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of the memory. */
final class LinearQueries {

    private final LinearMemory memory;

    LinearQueries(LinearMemory memory) {
        this.memory = memory;
    }

    void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Query", query -> query.dataFetcher(
                        "viewer", asked -> new Row("viewer").with("name", "Ada Lovelace"))
                .dataFetcher(
                        "organization",
                        asked -> new Row("acme").with("name", "Acme").with("urlKey", "acme"))
                .dataFetcher("team", asked -> memory.team(id(asked)))
                .dataFetcher("issue", asked -> memory.issue(id(asked)))
                .dataFetcher("issues", Connections.of(this::issues))
                .dataFetcher("project", asked -> memory.project(id(asked)))
                .dataFetcher("projectStatuses", Connections.of(asked -> memory.projectStatuses))
                .dataFetcher(
                        "projectUpdate", asked -> LinearMemory.byId(memory.projectUpdates, id(asked), "ProjectUpdate"))
                .dataFetcher("comment", asked -> memory.comment(id(asked))));
        wiring.type("Team", team -> team.dataFetcher("states", Connections.of("states")));
        wiring.type("Issue", issue -> issue.dataFetcher("labels", Connections.of("labels"))
                .dataFetcher("attachments", Connections.of("attachments")));
        wiring.type("Project", project -> project.dataFetcher("labels", Connections.of("labels"))
                .dataFetcher("teams", Connections.of("teams"))
                .dataFetcher("issues", Connections.of(this::issuesOfProject))
                .dataFetcher("lastUpdate", this::lastUpdate));
    }

    static String id(DataFetchingEnvironment asked) {
        return Objects.requireNonNull(asked.getArgument("id"));
    }

    private List<Row> issues(DataFetchingEnvironment asked) {
        Map<String, Object> filter = Objects.requireNonNull(asked.getArgument("filter"), "filter");
        return filter.get("parent") instanceof Map<?, ?> parent
                ? memory.issues.stream()
                        .filter(issue -> issue.get("parent") instanceof Row row
                                && among(parent).contains(row.id()))
                        .toList()
                : memory.issues.stream()
                        .filter(issue -> among(filter).contains(issue.id()))
                        .toList();
    }

    private static List<?> among(Map<?, ?> filter) {
        return filter.get("id") instanceof Map<?, ?> comparator && comparator.get("in") instanceof List<?> ids
                ? ids
                : List.of();
    }

    private List<Row> issuesOfProject(DataFetchingEnvironment asked) {
        Row project = Objects.requireNonNull(asked.getSource());
        return memory.issues.stream()
                .filter(issue -> issue.get("project") == project)
                .toList();
    }

    private @Nullable Row lastUpdate(DataFetchingEnvironment asked) {
        Row project = Objects.requireNonNull(asked.getSource());
        Optional<Row> last = memory.projectUpdates.stream()
                .filter(update -> update.get("project") == project)
                .reduce((earlier, later) -> later);
        return last.orElse(null);
    }
}
