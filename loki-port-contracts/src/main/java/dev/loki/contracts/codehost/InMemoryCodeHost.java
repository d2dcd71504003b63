package dev.loki.contracts.codehost;

import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A code host for tests: what was said on it. Thread-safe. */
public final class InMemoryCodeHost implements CodeHost {

    /** @param name which of our comments it is; empty for one of somebody else */
    private record Comment(String name, String markdown) {}

    private final Map<Long, List<Comment>> comments = new HashMap<>();
    private final Map<String, Map<String, CommitState>> states = new HashMap<>();
    private final Set<String> pushers = new HashSet<>();
    private boolean answerIsLost;

    /** Makes a pull request or issue. */
    public synchronized void add(long number) {
        comments.put(number, new ArrayList<>());
    }

    /** Lets somebody push. */
    public synchronized void addPusher(String login) {
        pushers.add(login);
    }

    /** The texts of all comments, oldest first. */
    public synchronized List<String> comments(long number) {
        return at(number).stream().map(Comment::markdown).toList();
    }

    /** What is now said of a commit. */
    public synchronized List<CommitState> states(String sha) {
        return List.copyOf(states.getOrDefault(sha, Map.of()).values());
    }

    /** Somebody else posts a comment. */
    public synchronized void postAsSomebodyElse(long number, String markdown) {
        at(number).add(new Comment("", markdown));
    }

    /** The next write is done, and its answer is lost. */
    public synchronized void loseNextAnswerToAWrite() {
        answerIsLost = true;
    }

    @Override
    public synchronized String comment(long number, String name, String markdown) {
        List<Comment> all = at(number);
        all.replaceAll(one -> one.name().equals(name) ? new Comment(name, markdown) : one);
        if (all.stream().noneMatch(one -> one.name().equals(name))) {
            all.add(new Comment(name, markdown));
        }
        answer();
        return "memory://" + number + "/" + name;
    }

    @Override
    public synchronized CommitReport report(CommitState state) {
        states.computeIfAbsent(state.sha(), sha -> new LinkedHashMap<>()).put(state.context(), state);
        answer();
        return CommitReport.COMMIT_STATUS;
    }

    @Override
    public synchronized boolean mayPush(String login) {
        return pushers.contains(login);
    }

    private void answer() {
        if (answerIsLost) {
            answerIsLost = false;
            throw new TrackerException(Trouble.PASSING, "the answer was lost", Duration.ZERO, null);
        }
    }

    private List<Comment> at(long number) {
        List<Comment> there = comments.get(number);
        if (there == null) {
            throw new TrackerException(Trouble.NOT_FOUND, "there is no pull request or issue " + number);
        }
        return there;
    }
}
