package dev.loki.bootstrap;

import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A sequence of calls, the same for the same seed, whomever they are made to. Names come again, texts too. */
final class RandomCalls {

    private static final int MOST = 9;

    private final Random random;
    private final IssueTracker tracker;
    private final @Nullable CodeHost host;
    private final List<String> issues = new ArrayList<>();
    private final Map<String, Integer> depths = new HashMap<>();

    RandomCalls(long seed, IssueTracker tracker, @Nullable CodeHost host, String issue) {
        this.random = new Random(seed);
        this.tracker = tracker;
        this.host = host;
        issues.add(issue);
        depths.put(issue, 0);
    }

    void make() {
        int calls = 1 + random.nextInt(MOST);
        for (int n = 0; n < calls; n++) {
            String issue = issues.get(random.nextInt(issues.size()));
            one(issue, random.nextInt(host == null ? 4 : 6));
        }
    }

    private void one(String issue, int which) {
        int name = random.nextInt(3);
        String text = "Text *" + random.nextInt(3) + "* of " + name;
        switch (which) {
            case 0 -> tracker.syncStatus(issue, one(WorkStatus.values()));
            case 1 -> tracker.postComment(issue, new WorkComment("operation " + name, text, name == 0));
            case 2 ->
                create(
                        issue,
                        IntStream.rangeClosed(0, name)
                                .mapToObj(RandomCalls::subtask)
                                .toList());
            case 3 -> {
                String address = "https://example.com/" + name + "/" + random.nextInt(3);
                tracker.link(issue, new WorkLink("link " + name, address, "Link " + name, random.nextBoolean()));
            }
            case 4 -> remark(text, name);
            default -> report(text, name);
        }
    }

    private void remark(String text, int name) {
        if (host != null) {
            host.comment(Long.parseLong(issues.get(0)), "name-" + name, text);
        }
    }

    private void report(String text, int name) {
        CommitState.Outcome outcome = one(CommitState.Outcome.values());
        if (host != null) {
            host.report(new CommitState(
                    ServiceTwin.SHA, "loki/" + name, outcome, text, text, Optional.of("https://example.com/run")));
        }
    }

    /** What is created may be spoken of from then on. Jira has nothing below sub-tasks. */
    private void create(String issue, List<Subtask> subtasks) {
        int depth = depths.getOrDefault(issue, 0) + 1;
        if (depth > 2) {
            return;
        }
        for (CreatedIssue created : tracker.createSubtasks(issue, subtasks)) {
            if (depths.putIfAbsent(created.key(), depth) == null) {
                issues.add(created.key());
            }
        }
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Subtask subtask(int name) {
        return new Subtask("subtask " + name, "Subtask " + name, "Its *description* " + name);
    }
}
