package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.adf.AdfReader;
import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.adapter.jira.tracker.JqlSearch.Found;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.AcceptanceCriteria;
import dev.loki.domain.tracker.ImportedWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads an issue with all that is two levels below it: an epic, its stories and their sub-tasks. */
final class IssueImport {

    private static final List<String> FIELDS =
            List.of("summary", "status", "description", "labels", "issuetype", "parent");
    private static final int LEVELS = 2;
    private static final int PARENTS_AT_ONCE = 50;
    private static final int MOST_ISSUES = 5000;

    private final JiraClient client;
    private final Issues issues;
    private final JqlSearch search;
    private final AdfReader adf = new AdfReader();

    IssueImport(JiraClient client, Issues issues) {
        this.client = client;
        this.issues = issues;
        this.search = new JqlSearch(client);
    }

    ImportedWork read(String idOrKey) {
        JsonObject root =
                client.get("issue " + idOrKey, IssueRef.path(idOrKey) + "?fields=" + String.join("%2C", FIELDS));
        IssueRef ref = IssueRef.of(root);
        Below below = new Below();
        List<IssueRef> parents = List.of(ref);
        for (int level = 0; level < LEVELS && !parents.isEmpty(); level++) {
            parents = below.add(children(parents, below));
        }
        return work(root, below, below.complete ? "" : incomplete(ref));
    }

    private List<JsonObject> children(List<IssueRef> parents, Below below) {
        List<JsonObject> children = new ArrayList<>();
        for (int from = 0; from < parents.size(); from += PARENTS_AT_ONCE) {
            if (children.size() >= MOST_ISSUES) {
                below.complete = false;
                return children;
            }
            List<IssueRef> some = parents.subList(from, Math.min(parents.size(), from + PARENTS_AT_ONCE));
            Found found = search.all("what is below " + some.get(0).key(), jql(some), FIELDS, List.of(), List.of());
            children.addAll(found.issues());
            below.complete &= found.complete();
        }
        return children;
    }

    /** {@code parent = "KEY"}, of one or of many; keys are what JQL takes of every project. */
    private static String jql(List<IssueRef> parents) {
        String keys = parents.stream().map(parent -> '"' + parent.key() + '"').collect(Collectors.joining(", "));
        return "parent " + (parents.size() == 1 ? "= " + keys : "in (" + keys + ")") + " ORDER BY created ASC, key ASC";
    }

    private ImportedWork work(JsonObject issue, Below below, String note) {
        IssueRef ref = IssueRef.of(issue);
        String markdown =
                adf.markdown(JsonPath.object(issue, "fields", "description").orElse(null));
        return new ImportedWork(
                ref.id(),
                ref.key(),
                issues.url(ref),
                OneLine.of(JsonPath.text(issue, "fields", "summary").orElse("")),
                JsonPath.text(issue, "fields", "status", "name").orElse(""),
                note + markdown,
                AcceptanceCriteria.in(markdown),
                JsonPath.texts(issue, "fields", "labels"),
                below.of(ref).stream().map(child -> work(child, below, "")).toList());
    }

    private static String incomplete(IssueRef ref) {
        return "> **Not all of it:** Jira did not list everything below " + ref.key()
                + " to its end; issues may be missing here.\n\n";
    }

    /** What stands below which issue, by the id of the one above. */
    private static final class Below {

        private final Map<String, List<JsonObject>> byParent = new LinkedHashMap<>();
        private boolean complete = true;

        /** Takes note of children, and names them. */
        private List<IssueRef> add(List<JsonObject> children) {
            children.forEach(child -> byParent.computeIfAbsent(
                            JsonPath.text(child, "fields", "parent", "id").orElse(""), id -> new ArrayList<>())
                    .add(child));
            return children.stream().map(IssueRef::of).toList();
        }

        private List<JsonObject> of(IssueRef parent) {
            return byParent.getOrDefault(parent.id(), List.of());
        }
    }
}
