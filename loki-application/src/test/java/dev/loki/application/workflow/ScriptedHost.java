package dev.loki.application.workflow;

import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A code host that remembers what it was told, or fails as it is told to. Not thread-safe. */
final class ScriptedHost implements CodeHost {

    final List<String> comments = new ArrayList<>();
    final List<CommitState> states = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    private final Set<String> pushers;
    private @Nullable Trouble trouble;

    ScriptedHost(String... pushers) {
        this.pushers = Set.of(pushers);
    }

    /** From now on everything fails so. */
    ScriptedHost failing(Trouble kind) {
        trouble = kind;
        return this;
    }

    @Override
    public String comment(long number, String name, String markdown) {
        fail();
        comments.add(number + " " + name + "\n" + markdown);
        return "https://ghe.example/acme/shop/issues/" + number;
    }

    @Override
    public CommitReport report(CommitState state) {
        fail();
        states.add(state);
        return CommitReport.COMMIT_STATUS;
    }

    @Override
    public boolean mayPush(String login) {
        asked.add(login);
        fail();
        return pushers.contains(login);
    }

    private void fail() {
        if (trouble != null) {
            throw new TrackerException(trouble, "Resource not accessible by integration");
        }
    }
}
