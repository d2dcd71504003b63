package dev.loki.standin;

import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that the stand-in for Jira remembers, and how it behaves. Not thread-safe. */
final class JiraMemory {

    static final List<JiraType> TYPES = List.of(
            new JiraType("10000", "Epic", 1),
            new JiraType("10001", "Story", 0),
            new JiraType("10002", "Task", 0),
            new JiraType("10003", "Sous-tâche", -1));

    final List<JiraIssue> issues = new ArrayList<>();
    final List<JiraRefusal> refusals = new ArrayList<>();
    List<JiraType> types = TYPES;
    List<JiraTransition> transitions = List.of(
            new JiraTransition("11", "To Do", "To Do", "new"),
            new JiraTransition("21", "Start", "In Progress", "indeterminate"),
            new JiraTransition("31", "Ask for a review", "In Review", "indeterminate"),
            new JiraTransition("41", "Finish", "Done", "done"));
    int searchLag;
    int pageSize = 50;
    boolean repeatsTokens;
    boolean takesLabels = true;

    private int requests;
    private int lastId = 10_000;

    /** Counts a request: after enough of them the search knows of a new issue. */
    void countRequest() {
        requests++;
    }

    String nextId() {
        return Integer.toString(++lastId);
    }

    /** A key that the project has not given yet. */
    String nextKey(String project) {
        int last = issues.stream()
                .filter(issue -> issue.projectKey().equals(project))
                .mapToInt(issue -> Integer.parseInt(issue.key().substring(project.length() + 1)))
                .max()
                .orElse(0);
        return project + "-" + (last + 1);
    }

    JiraIssue add(String key, JiraType type, JsonObject fields, int lag) {
        JiraIssue issue = new JiraIssue(nextId(), key, type, fields, requests + lag);
        issues.add(issue);
        return issue;
    }

    boolean isSearchable(JiraIssue issue) {
        return issue.searchableFrom <= requests;
    }

    /** By its id, or by a key that it has or had. */
    Optional<JiraIssue> find(String idOrKey) {
        return issues.stream()
                .filter(issue -> issue.id.equals(idOrKey) || issue.keys().contains(idOrKey))
                .findFirst();
    }

    Optional<JiraType> type(String id) {
        return types.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    Optional<JiraRefusal> refusal(JiraCall call) {
        return refusals.stream().filter(refusal -> refusal.isOf(call)).findFirst();
    }
}
