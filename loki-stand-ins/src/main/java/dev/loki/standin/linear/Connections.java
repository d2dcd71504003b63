package dev.loki.standin.linear;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages as Linear gives them: newest first, fifty where nobody says how many, archived ones hidden. */
final class Connections {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 250;

    private Connections() {}

    /** The list of that name of what the field belongs to. */
    static DataFetcher<Map<String, Object>> of(String field) {
        return of(environment ->
                Objects.requireNonNull(environment.<Row>getSource()).rows(field));
    }

    static DataFetcher<Map<String, Object>> of(Function<DataFetchingEnvironment, List<Row>> rows) {
        return environment -> page(rows.apply(environment), environment);
    }

    private static Map<String, Object> page(List<Row> rows, DataFetchingEnvironment environment) {
        List<Row> shown = newestFirst(rows, Boolean.TRUE.equals(environment.getArgument("includeArchived")));
        int from = after(shown, environment.getArgument("after"));
        int to = Math.min(from + first(environment), shown.size());
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("hasNextPage", to < shown.size());
        info.put("endCursor", to == 0 ? null : shown.get(to - 1).id());
        return Map.of("nodes", shown.subList(from, to), "pageInfo", info);
    }

    private static List<Row> newestFirst(List<Row> rows, boolean archivedToo) {
        List<Row> shown = new ArrayList<>(
                rows.stream().filter(row -> archivedToo || !row.isArchived()).toList());
        Collections.reverse(shown);
        return shown;
    }

    /** How many come before the page that follows this cursor. */
    private static int after(List<Row> shown, @Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        for (int n = 0; n < shown.size(); n++) {
            if (shown.get(n).id().equals(cursor)) {
                return n + 1;
            }
        }
        throw LinearRefusal.badInput("after: no cursor of this connection");
    }

    private static int first(DataFetchingEnvironment environment) {
        @Nullable Integer first = environment.getArgument("first");
        if (first == null) {
            return PAGE;
        }
        if (first < 1 || first > LARGEST_PAGE) {
            throw LinearRefusal.badInput("first must be between 1 and " + LARGEST_PAGE);
        }
        return first;
    }
}
