package dev.loki.cli.tracker;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki jira sync}: the status of one issue. */
@Command(
        name = "sync",
        description =
                "Brings an issue to a status: by the team's name of it, as config.yaml says, else by its category.",
        footer = {
            "",
            "Exit codes: 0 it stands there, 1 the service offers no way there, or there is no such issue,",
            "3 not configured, or the token is not let in, 70 the service did not answer; try again.",
            "",
            "Example: loki jira sync PROJ-12 verify"
        })
final class TrackerSyncCommand extends TrackerCommand {

    private static final String STATUSES =
            Stream.of(WorkStatus.values()).map(WorkStatus::label).collect(Collectors.joining(", "));

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ID", description = "The issue's key or id.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "STATUS",
            description = "planned, reason, act, reflect, verify, blocked, failed, done or canceled.")
    private String status = "";

    TrackerSyncCommand(Invocation invocation, String service) {
        super(invocation, service);
    }

    @Override
    int run(LokiEnterprise loki, IssueTracker tracker) {
        WorkStatus wanted = WorkStatus.of(status)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "expected one of " + STATUSES + ", found '" + status + "'"));
        return print(tracker.syncStatus(id, wanted));
    }

    private int print(StatusOutcome outcome) {
        if (outcome instanceof StatusOutcome.NoWay no) {
            print(id + " was not moved: " + no.reason(), json("no_way", no.reason()));
            return ExitCode.DENIED;
        }
        if (outcome instanceof StatusOutcome.Moved moved) {
            print(
                    id + (waits() ? " is to be " + moved.name() : " is " + moved.name() + " now"),
                    done("moved", moved.name()));
        } else if (outcome instanceof StatusOutcome.Unchanged unchanged) {
            String name = unchanged.name();
            print(id + (waits() ? " is to be " + name : " was " + name + " already"), done("unchanged", name));
        }
        return ExitCode.OK;
    }

    private JsonObject done(String outcome, String told) {
        return json(waits() ? "waits" : outcome, told);
    }

    private JsonObject json(String outcome, String told) {
        return JsonObject.builder()
                .put("issue", id)
                .put("outcome", outcome)
                .put(outcome.equals("no_way") ? "reason" : "status", told)
                .build();
    }
}
