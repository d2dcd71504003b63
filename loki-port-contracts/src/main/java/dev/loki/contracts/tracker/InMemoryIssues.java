package dev.loki.contracts.tracker;

import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A service that keeps issues, for tests: what was written to it, and bad days on demand. Thread-safe. */
public final class InMemoryIssues {

    /** One issue. What is made by an operation is kept under its name. */
    static final class Issue {

        final String key;
        final String title;
        final Map<String, String> comments = new LinkedHashMap<>();
        final Map<String, String> links = new LinkedHashMap<>();
        final Map<String, Issue> children = new LinkedHashMap<>();
        String status = "To Do";
        boolean stuck;

        Issue(String key, String title) {
            this.key = key;
            this.title = title;
        }
    }

    private final Map<String, Issue> issues = new LinkedHashMap<>();
    private final Deque<TrackerException> troubles = new ArrayDeque<>();
    private final List<String> statuses = new ArrayList<>();
    private boolean answerIsLost;

    /** Makes an issue that is to be done. */
    public synchronized void add(String key, String title) {
        issues.put(key, new Issue(key, title));
    }

    /** The texts of an issue's comments, oldest first. */
    public synchronized List<String> comments(String key) {
        return List.copyOf(issue(key).comments.values());
    }

    /** The addresses of an issue's links. */
    public synchronized List<String> links(String key) {
        return List.copyOf(issue(key).links.values());
    }

    /** The titles of what is below an issue, oldest first. */
    public synchronized List<String> subtasks(String key) {
        return issue(key).children.values().stream().map(child -> child.title).toList();
    }

    /** What an issue's status is called. */
    public synchronized String status(String key) {
        return issue(key).status;
    }

    /** Every change of a status so far, oldest first, as the key, a space and the name. */
    public synchronized List<String> statusChanges() {
        return List.copyOf(statuses);
    }

    /** From now on an issue's status cannot be changed. */
    public synchronized void stick(String key) {
        issue(key).stuck = true;
    }

    /** So many requests from now on fail. */
    public synchronized void fail(Trouble trouble, int requests) {
        for (int n = 0; n < requests; n++) {
            troubles.add(new TrackerException(trouble, "the service says: not now"));
        }
    }

    /** The next write is done, and its answer is lost. */
    public synchronized void loseNextAnswerToAWrite() {
        answerIsLost = true;
    }

    synchronized <T> T read(String key, Function<Issue, T> reading) {
        requireGoodDay();
        return reading.apply(issue(key));
    }

    synchronized <T> T write(String key, Function<Issue, T> writing) {
        requireGoodDay();
        T written = writing.apply(issue(key));
        if (answerIsLost) {
            answerIsLost = false;
            throw new TrackerException(Trouble.PASSING, "the answer was lost", Duration.ZERO, null);
        }
        return written;
    }

    synchronized Issue child(Issue parent, String operation, String title) {
        Issue child = new Issue(parent.key + "-" + (parent.children.size() + 1), title);
        parent.children.put(operation, child);
        issues.put(child.key, child);
        return child;
    }

    synchronized void move(Issue issue, String status) {
        issue.status = status;
        statuses.add(issue.key + " " + status);
    }

    private void requireGoodDay() {
        Optional.ofNullable(troubles.poll()).ifPresent(trouble -> {
            throw trouble;
        });
    }

    private Issue issue(String key) {
        Supplier<TrackerException> missing =
                () -> new TrackerException(Trouble.NOT_FOUND, "there is no issue " + key + "; check its key");
        return Optional.ofNullable(issues.get(key)).orElseThrow(missing);
    }
}
