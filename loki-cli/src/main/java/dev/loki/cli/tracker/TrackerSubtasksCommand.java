package dev.loki.cli.tracker;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loki jira subtasks}: work below an issue. */
@Command(
        name = "subtasks",
        description =
                "Creates an issue below another for each item of a Markdown list, in its order. What is indented below"
                        + " an item is its description. The same list makes nothing twice.",
        footer = {
            "",
            "Exit codes: 0 they are there, 1 refused, or there is no such issue, 3 not configured, or the token is not let",
            "in, 70 the service did not answer; try again.",
            "",
            "Example: loki linear subtasks ENG-7 plan.md"
        })
final class TrackerSubtasksCommand extends TrackerCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The key or id of the issue above them.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The list, in UTF-8; - reads standard input.")
    private String file = "";

    TrackerSubtasksCommand(Invocation invocation, String service) {
        super(invocation, service);
    }

    @Override
    int run(LokiEnterprise loki, IssueTracker tracker) {
        List<Subtask> subtasks = SubtaskList.parse(InputText.read(invocation(), file));
        if (isDryRun()) {
            subtasks.forEach(subtask -> preview(() -> tracker.createSubtasks(id, List.of(subtask))));
            return ExitCode.OK;
        }
        List<CreatedIssue> created = tracker.createSubtasks(id, subtasks);
        if (isJson()) {
            List<JsonObject> all =
                    created.stream().map(TrackerSubtasksCommand::json).toList();
            invocation().out().println(told(JsonObject.EMPTY.with("subtasks", new JsonArray(List.copyOf(all)))));
            return ExitCode.OK;
        }
        for (int i = 0; i < created.size(); i++) {
            CreatedIssue issue = created.get(i);
            invocation()
                    .out()
                    .println(Printable.line((waits() ? "put into the outbox: " : "") + issue.key() + "  "
                            + subtasks.get(i).title() + (issue.url().isEmpty() ? "" : "  " + issue.url())));
        }
        return ExitCode.OK;
    }

    private static JsonObject json(CreatedIssue issue) {
        return JsonObject.builder()
                .put("id", issue.id())
                .put("key", issue.key())
                .put("url", issue.url())
                .build();
    }
}
