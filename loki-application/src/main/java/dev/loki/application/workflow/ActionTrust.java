package dev.loki.application.workflow;

import dev.loki.domain.workflow.ActionEvent;
import dev.loki.domain.workflow.EventKind;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.tracker.TrackerException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether an event may set an agent to work. Who caused it must be allowed to push to the repository, and who wrote the
 * text of a pull request, too; how GitHub calls their association with it ({@code author_association}) says nothing. It
 * fails closed: what cannot be told is refused. Thread-safe.
 */
public final class ActionTrust {

    private final Supplier<Optional<CodeHost>> host;

    /** @param host called where it is to be asked; empty where there is no token to ask it with */
    public ActionTrust(Supplier<Optional<CodeHost>> host) {
        this.host = host;
    }

    /** Why it may not; empty where it may. */
    public Optional<Refusal> refusal(ActionEvent event) {
        if (!event.kind().mayRun()) {
            return Optional.of(new Refusal(
                    Refusal.Code.EVENT,
                    event.kind().event() + " has secrets, whoever made the pull request: use pull_request"));
        }
        if (event.fromFork()) {
            return Optional.of(
                    new Refusal(Refusal.Code.FORK, "the code of the pull request lies in another repository"));
        }
        if (event.kind() == EventKind.SCHEDULE) {
            return Optional.empty();
        }
        return unlessMayPush(Optional.of(event.sender()), "who caused the event")
                .or(() -> writer(event));
    }

    /** Of an issue, whoever put the label on it answers for the text as it was then. */
    private Optional<Refusal> writer(ActionEvent event) {
        return event.kind().isOfPullRequest()
                ? unlessMayPush(event.author(), "who wrote the pull request")
                : Optional.empty();
    }

    private Optional<Refusal> unlessMayPush(Optional<String> login, String who) {
        if (login.isEmpty()) {
            return refused(who + " has no account");
        }
        try {
            Optional<CodeHost> asked = host.get();
            if (asked.isEmpty()) {
                return refused("there is no token to ask GitHub with what " + who + " may do: set GITHUB_TOKEN");
            }
            return asked.get().mayPush(login.get())
                    ? Optional.empty()
                    : refused(who + ", " + login.get() + ", may not push to the repository");
        } catch (TrackerException e) {
            return refused("it cannot be told whether " + who + ", " + login.get() + ", may push to the repository: "
                    + e.getMessage());
        }
    }

    private static Optional<Refusal> refused(String message) {
        return Optional.of(new Refusal(Refusal.Code.PERMISSION, message));
    }
}
