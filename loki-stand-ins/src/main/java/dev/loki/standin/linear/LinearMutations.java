package dev.loki.standin.linear;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the memory can be told. */
final class LinearMutations {

    private static final Pattern UUID_4 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final LinearMemory memory;

    LinearMutations(LinearMemory memory) {
        this.memory = memory;
    }

    void wire(RuntimeWiring.Builder wiring) {
        wiring.type("Mutation", mutation -> mutation.dataFetcher(
                        "issueCreate", asked -> payload("issue", createIssue(new Input(asked))))
                .dataFetcher(
                        "issueUpdate", asked -> payload("issue", moveIssue(LinearQueries.id(asked), new Input(asked))))
                .dataFetcher("commentCreate", asked -> payload("comment", createComment(new Input(asked))))
                .dataFetcher(
                        "commentUpdate",
                        asked -> payload("comment", say(memory.comment(LinearQueries.id(asked)), new Input(asked))))
                .dataFetcher("attachmentCreate", asked -> payload("attachment", attach(new Input(asked))))
                .dataFetcher("attachmentDelete", asked -> detach(LinearQueries.id(asked)))
                .dataFetcher(
                        "projectUpdate",
                        asked -> payload("project", moveProject(LinearQueries.id(asked), new Input(asked))))
                .dataFetcher("projectUpdateCreate", asked -> payload("projectUpdate", report(new Input(asked))))
                .dataFetcher(
                        "projectUpdateUpdate",
                        asked -> payload(
                                "projectUpdate",
                                say(
                                        LinearMemory.byId(
                                                memory.projectUpdates, LinearQueries.id(asked), "ProjectUpdate"),
                                        new Input(asked)))));
    }

    /** The argument {@code input}. */
    private record Input(Map<String, Object> fields) {

        Input(DataFetchingEnvironment asked) {
            this(Objects.<Map<String, Object>>requireNonNull(asked.getArgument("input")));
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(fields.get(name)).map(String::valueOf);
        }

        String required(String name) {
            return text(name)
                    .filter(text -> !text.isBlank())
                    .orElseThrow(() -> LinearRefusal.badInput(name + " must not be empty"));
        }
    }

    private static Map<String, Object> payload(String name, Row row) {
        return Map.of("success", true, name, row);
    }

    /** An id from outside is of version 4, and nothing has it, archived or not. */
    private String idOf(Input input, List<Row> rows) {
        Optional<String> id = input.text("id");
        if (id.isEmpty()) {
            return memory.newId();
        }
        if (!UUID_4.matcher(id.get()).matches()) {
            throw LinearRefusal.badInput("id must be a UUID");
        }
        if (rows.stream().anyMatch(row -> row.id().equals(id.get()))) {
            throw LinearRefusal.taken(id.get());
        }
        return id.get();
    }

    private Row createIssue(Input input) {
        Row team = memory.team(input.required("teamId"));
        Optional<Row> parent = input.text("parentId").map(memory::issue);
        Optional<Row> project = input.text("projectId").map(memory::project);
        Row issue = memory.add(idOf(input, memory.issues), team, input.required("title"))
                .with("description", input.fields().get("description"));
        parent.ifPresent(above -> memory.putBelow(issue, above));
        project.ifPresent(in -> issue.with("project", in));
        return issue;
    }

    private Row moveIssue(String id, Input input) {
        Row issue = memory.issue(id);
        Row state = LinearMemory.byId(issue.row("team").rows("states"), input.required("stateId"), "WorkflowState");
        return issue.with("state", state);
    }

    private Row moveProject(String id, Input input) {
        return memory.project(id)
                .with("status", LinearMemory.byId(memory.projectStatuses, input.required("statusId"), "ProjectStatus"));
    }

    private Row createComment(Input input) {
        Row issue = memory.issue(input.required("issueId"));
        Row comment = new Row(idOf(input, memory.comments)).with("issue", issue);
        say(comment, input);
        memory.comments.add(comment);
        return comment;
    }

    private Row report(Input input) {
        Row update = new Row(idOf(input, memory.projectUpdates))
                .with("project", memory.project(input.required("projectId")))
                .with("health", input.text("health").orElse("onTrack"));
        say(update, input);
        memory.projectUpdates.add(update);
        return update;
    }

    private static Row say(Row row, Input input) {
        return row.with("body", input.required("body"));
    }

    private Row attach(Input input) {
        Row issue = memory.issue(input.required("issueId"));
        String url = input.required("url");
        Row attachment = issue.rows("attachments").stream()
                .filter(there -> there.text("url").equals(url))
                .findFirst()
                .orElseGet(() -> {
                    Row fresh = new Row(memory.newId()).with("url", url);
                    issue.rows("attachments").add(fresh);
                    return fresh;
                });
        return attachment
                .with("title", input.required("title"))
                .with("subtitle", input.fields().get("subtitle"))
                .with("metadata", input.fields().getOrDefault("metadata", Map.of()));
    }

    private Map<String, Object> detach(String id) {
        Stream<List<Row>> all = memory.issues.stream().map(issue -> issue.rows("attachments"));
        if (all.filter(rows -> rows.removeIf(row -> row.id().equals(id)))
                .findFirst()
                .isEmpty()) {
            throw LinearRefusal.notFound("Attachment");
        }
        return Map.of("success", true);
    }
}
