package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.SendOnce;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Creates issues below an issue, in its team, or in a project. What an earlier call created is looked up and returned; where
 * people have deleted it since, it stays deleted. Thread-safe.
 */
final class Subtasks {

    private static final int LOOKED_UP_AT_ONCE = 50;
    private static final int MOST_CHARACTERS_OF_TITLE = 255;

    private final GraphQl linear;
    private final SendOnce once;
    private final String preferredTeam;

    Subtasks(GraphQl linear, SentJournal journal, String preferredTeam) {
        this.linear = linear;
        this.once = new SendOnce(journal, Creation.ATTEMPTS);
        this.preferredTeam = preferredTeam;
    }

    /** In the order of the subtasks. */
    List<CreatedIssue> create(Place place, List<Subtask> subtasks) {
        Map<String, CreatedIssue> earlier = earlier(place, subtasks);
        if (earlier.size() == subtasks.size()) {
            return subtasks.stream()
                    .map(subtask -> earlier.get(name(place, subtask)))
                    .toList();
        }
        JsonObject where = where(place);
        return subtasks.stream()
                .map(subtask -> Optional.ofNullable(earlier.get(name(place, subtask)))
                        .orElseGet(() -> create(name(place, subtask), subtask, where)))
                .toList();
    }

    private static String name(Place place, Subtask subtask) {
        return Operations.name(place, "subtask", subtask.operation());
    }

    /** What is done by the journal, by operation. */
    private Map<String, CreatedIssue> earlier(Place place, List<Subtask> subtasks) {
        Map<String, String> ids = new HashMap<>();
        for (Subtask subtask : subtasks) {
            String operation = name(place, subtask);
            once.known(operation).ifPresent(done -> ids.put(operation, done.id()));
        }
        Map<String, CreatedIssue> found = lookUp(List.copyOf(ids.values()));
        Map<String, CreatedIssue> earlier = new HashMap<>();
        ids.forEach((operation, id) ->
                earlier.put(operation, Optional.ofNullable(found.get(id)).orElse(new CreatedIssue(id, id, ""))));
        return earlier;
    }

    private Map<String, CreatedIssue> lookUp(List<String> ids) {
        List<Fields> found = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += LOOKED_UP_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(from + LOOKED_UP_AT_ONCE, ids.size()));
            found.addAll(linear.pages(
                    Document.CREATED_ISSUES,
                    JsonObject.builder().put("ids", JsonArray.ofStrings(some)).build(),
                    data -> data.fields("issues")));
        }
        return found.stream().map(Subtasks::created).collect(Collectors.toMap(CreatedIssue::id, it -> it, (a, b) -> a));
    }

    private CreatedIssue create(String operation, Subtask subtask, JsonObject where) {
        String digest = Operations.digest(subtask.title() + "\n" + subtask.markdown());
        return once.make(operation, new Creation<>(operation, digest, new NewIssue(linear, subtask, where)))
                .thing();
    }

    private JsonObject where(Place place) {
        return place instanceof Place.Issue issue
                ? JsonObject.builder()
                        .put("teamId", issue.teamId())
                        .put("parentId", issue.id())
                        .build()
                : JsonObject.builder()
                        .put("teamId", teamOf(place))
                        .put("projectId", place.id())
                        .build();
    }

    private String teamOf(Place project) {
        List<Fields> teams = linear.pages(
                Document.PROJECT_TEAMS,
                JsonObject.builder().put("id", project.id()).build(),
                data -> data.fields("project").fields("teams"));
        List<Fields> fitting = teams.size() == 1
                ? teams
                : teams.stream()
                        .filter(team -> team.text("key").equals(preferredTeam))
                        .toList();
        if (fitting.isEmpty()) {
            String keys = teams.stream().map(team -> team.text("key")).limit(20).collect(Collectors.joining(", "));
            throw new TrackerException(
                    Trouble.REFUSED,
                    "the project " + project.key() + " belongs to the teams " + keys + "; say in which of them its"
                            + " issues are to be created, as the team key of Linear's settings");
        }
        return fitting.get(0).text("id");
    }

    private static CreatedIssue created(Fields issue) {
        return new CreatedIssue(issue.text("id"), issue.text("identifier"), issue.text("url"));
    }

    /** One issue to be created. */
    private record NewIssue(GraphQl linear, Subtask subtask, JsonObject where) implements Creation.Kind<CreatedIssue> {

        @Override
        public CreatedIssue create(String id) {
            JsonObject.Builder input =
                    JsonObject.builder().put("id", id).put("title", Line.of(subtask.title(), MOST_CHARACTERS_OF_TITLE));
            if (!subtask.markdown().isBlank()) {
                input.put("description", subtask.markdown());
            }
            where.members().forEach(input::put);
            return created(linear.change(
                            Document.CREATE_ISSUE,
                            "issueCreate",
                            JsonObject.builder().put("input", input.build()).build())
                    .fields("issue"));
        }

        @Override
        public Optional<CreatedIssue> find(String id) {
            return linear.find(Document.CREATED_ISSUE, "issue", id).map(Subtasks::created);
        }
    }
}
