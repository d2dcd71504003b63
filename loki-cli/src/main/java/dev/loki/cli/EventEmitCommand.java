package dev.loki.cli;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.event.EventTypes;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loki event emit}: one event. */
@Command(
        name = "emit",
        description = "Publishes an event and prints it.",
        footer = {
            "",
            "Exit codes: 0 published, 64 wrong usage, 70 the bus cannot be written.",
            "",
            "Example: loki event emit task runner complete task_id=task-001"
        })
final class EventEmitCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "TYPE",
            description = "state, memory, task, metric, error, session, command, user")
    private String type = "";

    @Parameters(
            index = "1",
            paramLabel = "SOURCE",
            description = "cli, api, vscode, mcp, skill, hook, dashboard, memory, runner")
    private String source = "";

    @Parameters(index = "2", paramLabel = "ACTION", description = "What happened; payload.action.")
    private String action = "";

    @Parameters(index = "3..*", arity = "0..*", paramLabel = "key=value", description = "More of the payload.")
    private List<String> members = List.of();

    /** What is printed is JSON anyway; the option is taken, as by every command. */
    @Mixin
    JsonOption json = new JsonOption();

    EventEmitCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    public Integer call() {
        warnOfUnknown("type", type, EventTypes.KNOWN);
        warnOfUnknown("source", source, EventSources.KNOWN);
        return super.call();
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        loki.events()
                .emit(type, source, payload())
                .ifPresent(event -> invocation().out().println(event.json()));
        return ExitCode.OK;
    }

    private void warnOfUnknown(String what, String value, List<String> known) {
        if (value.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the " + what + " must not be empty");
        }
        if (!known.contains(value)) {
            invocation().warn("the event " + what + " '" + value + "' is not one of " + String.join(", ", known));
        }
    }

    private JsonObject payload() {
        JsonObject.Builder payload = JsonObject.builder().put("action", action);
        for (String member : members) {
            int equals = member.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(spec.commandLine(), "expected key=value, found '" + member + "'");
            }
            payload.put(member.substring(0, equals), member.substring(equals + 1));
        }
        return payload.build();
    }
}
