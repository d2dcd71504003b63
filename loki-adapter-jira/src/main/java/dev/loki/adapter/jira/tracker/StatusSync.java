package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.adapter.jira.tracker.Transition.Standing;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.StatusOutcome;
import java.time.Duration;
import java.util.List;

/**
 * Brings an issue to a status through a transition of its workflow. A transition a second time may be another one: before
 * each attempt the issue is read, so that one whose answer was lost is not made again.
 */
final class StatusSync {

    private static final int ATTEMPTS = 3;
    private static final int CONFLICT = 409;
    private static final int NOT_VALID = 400;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JiraClient client;
    private final StatusNames names;

    StatusSync(JiraClient client, StatusNames names) {
        this.client = client;
        this.names = names;
    }

    StatusOutcome sync(String idOrKey, WorkStatus wanted) {
        StatusGoal goal = StatusGoal.of(wanted, names);
        boolean perhapsMoved = false;
        for (int attempt = 1; ; attempt++) {
            JsonObject issue = client.get("issue " + idOrKey, IssueRef.path(idOrKey) + "?fields=status");
            IssueRef ref = IssueRef.of(issue);
            Standing now =
                    Standing.of(JsonPath.object(issue, "fields", "status").orElse(JsonObject.EMPTY));
            List<Transition> ways = ways(ref);
            if (goal.isReached(now, ways)) {
                return perhapsMoved ? new StatusOutcome.Moved(now.status()) : new StatusOutcome.Unchanged(now.status());
            }
            if (goal.choose(ways).isEmpty()) {
                return new StatusOutcome.NoWay(goal.noWay(now, ways));
            }
            Transition way = goal.choose(ways).get();
            Written written =
                    client.write(ref.id(), "the status of " + ref.key(), ref.path() + "/transitions", way.request());
            if (written instanceof Written.Done) {
                return new StatusOutcome.Moved(way.to().status());
            }
            if (attempt == ATTEMPTS || !isToBeReadAgain(written, attempt)) {
                written.orThrow();
            }
            perhapsMoved |= written instanceof Written.Unknown;
            client.pause(PAUSE.multipliedBy(attempt));
        }
    }

    private List<Transition> ways(IssueRef issue) {
        return Transition.in(client.get("the transitions of " + issue.key(), issue.path() + "/transitions"));
    }

    /** Whether somebody else may have moved it, or we have. */
    private static boolean isToBeReadAgain(Written written, int attempt) {
        return !(written instanceof Written.NotDone no)
                || no.status() == CONFLICT
                || (no.status() == NOT_VALID && attempt == 1);
    }
}
