package dev.loki.cli.event;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.ports.event.EventStore.Imported;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki event import}: the lines of a log as events. */
@Command(
        name = "import",
        description = "Brings the lines of an events.jsonl onto the bus, each once, however often it is done.",
        footer = {
            "",
            "Exit codes: 0 done, 70 the log or the bus cannot be read or written.",
            "",
            "Example: loki event import",
            "Example: loki event import ../other/.loki/events.jsonl --json"
        })
final class EventImportCommand extends ProjectCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The log; without it, the project's own .loki/events.jsonl and its older parts.")
    private @Nullable Path file;

    @Mixin
    private JsonOption json = new JsonOption();

    EventImportCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        Optional<Path> log = Optional.ofNullable(file).map(invocation().currentFolder()::resolve);
        Imported imported = loki.keptEvents().store().importLog(log);
        invocation()
                .out()
                .println(
                        json.isWanted()
                                ? "{\"imported\":" + imported.events() + ",\"passed_over\":" + imported.passedOver()
                                        + "}"
                                : imported.events() + " events imported, " + imported.passedOver()
                                        + " lines passed over that are no events");
        return ExitCode.OK;
    }
}
