package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.adf.AdfWriter;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.SendOnce;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates issues below one issue. What is looked up for all of them is looked up once it is needed. Of one thread. */
final class Subtasks {

    private final Parent parent;
    private final String site;
    private final JiraClient client;
    private final SendOnce once;
    private final Comments comments;
    private final Issues issues;
    private final ChildSearch search;
    private final AdfWriter adf = new AdfWriter();
    private final Map<String, CreatedIssue> known = new HashMap<>();
    private Optional<IssueType> type = Optional.empty();
    private Optional<List<JsonObject>> earlier = Optional.empty();

    Subtasks(Parent parent, String site, JiraClient client, SendOnce once, Comments comments, Issues issues) {
        this.parent = parent;
        this.site = site;
        this.client = client;
        this.once = once;
        this.comments = comments;
        this.issues = issues;
        this.search = new ChildSearch(client);
    }

    /** The issue of a sub-task, created now or before. */
    CreatedIssue create(Subtask subtask) {
        Operation operation = new Operation(site, parent.ref().id(), "subtask " + subtask.operation());
        List<JsonObject> description = subtask.markdown().isBlank() ? List.of() : adf.documents(subtask.markdown());
        NewIssue child =
                new NewIssue(operation, subtask.title(), description.stream().findFirst());
        String id = once.known(operation.name())
                .orElseGet(() -> once.make(operation.name(), new Child(child, digest(subtask)))
                        .known())
                .id();
        for (int part = 1; part < description.size(); part++) {
            comments.add(new IssueRef(id, id), "description part " + (part + 1), description.get(part));
        }
        return Optional.ofNullable(known.get(id)).orElseGet(() -> issues.created(id));
    }

    private IssueType type() {
        IssueType found =
                type.orElseGet(() -> IssueType.below(parent.type(), parent.project(), issues.types(parent.project())));
        type = Optional.of(found);
        return found;
    }

    private List<JsonObject> earlier() {
        List<JsonObject> found = earlier.orElseGet(() -> search.all(parent));
        earlier = Optional.of(found);
        return found;
    }

    private String remember(JsonObject shown) {
        CreatedIssue issue = issues.created(IssueRef.of(shown));
        known.put(issue.id(), issue);
        return issue.id();
    }

    private static String digest(Subtask subtask) {
        return Sha256.hex((subtask.title() + "\n" + subtask.markdown()).getBytes(StandardCharsets.UTF_8));
    }

    /** One of them, to be made once. */
    private final class Child extends JiraMaking {

        private final NewIssue issue;

        private Child(NewIssue issue, String content) {
            super(client, content);
            this.issue = issue;
        }

        @Override
        Optional<String> look(boolean young) {
            Optional<JsonObject> found = young
                    ? search.young(parent.ref(), issue.operation(), issue.label())
                    : ChildSearch.mine(earlier(), issue.operation());
            return found.map(Subtasks.this::remember);
        }

        /** Where the project has no labels, the property alone says which operation made it. */
        @Override
        Written write() {
            Written written = send(issue.request(parent, type(), true));
            return written instanceof Written.NotDone no && no.fields().contains("labels")
                    ? send(issue.request(parent, type(), false))
                    : written;
        }

        @Override
        String id(Written.Done answer) {
            return remember(answer.answer());
        }

        private Written send(JsonObject request) {
            return client.write(
                    parent.ref().id(), "a new issue below " + parent.ref().key(), "issue", request);
        }
    }
}
