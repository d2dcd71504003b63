package dev.loki.cli.outbox;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Outbox.Exported;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki outbox export}: the calls that wait, in one file. */
@Command(
        name = "export",
        description = "Writes the calls that wait into one file, to be carried to a machine that is connected, where"
                + " 'loki outbox send FILE' sends them. They stay in the outbox until 'loki outbox confirm NUMBER'"
                + " says that they were sent.",
        footer = {
            "",
            "Exit codes: 0 done, or nothing waits, 3 the calls of --from are no longer kept, or this is a governed run,",
            "70 FILE cannot be written.",
            "",
            "Example: loki outbox export monday.outbox"
        })
final class OutboxExportCommand extends ProjectCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "Where to.")
    private Path file = Path.of("");

    @Option(
            names = "--from",
            paramLabel = "NUMBER",
            description = "The first call; without it, the first that was not exported before.")
    private @Nullable Long from;

    @Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    @Mixin
    private JsonOption json = new JsonOption();

    OutboxExportCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        if (from != null && from < 1) {
            throw new ConfigurationException(List.of("--from: expected a number from 1, found " + from));
        }
        OptionalLong first = from == null ? OptionalLong.empty() : OptionalLong.of(from);
        try {
            Optional<Exported> exported =
                    loki.outbox().export(invocation().currentFolder().resolve(file), first, force);
            exported.ifPresentOrElse(this::print, this::printNothing);
            return ExitCode.OK;
        } catch (IOException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.INTERNAL;
        }
    }

    private void print(Exported exported) {
        JsonObject object = JsonObject.builder()
                .put("file", exported.file().toString())
                .put("calls", exported.calls())
                .put("first", exported.first())
                .put("last", exported.last())
                .put("sha256", exported.sha256())
                .build();
        String lines = OutboxText.calls(exported.calls()) + " in " + exported.file() + ", " + exported.first() + " to "
                + exported.last();
        invocation().out().println(json.isWanted() ? object.toString() : Printable.line(lines));
        if (!json.isWanted()) {
            invocation().out().println("sha256 " + exported.sha256());
        }
    }

    private void printNothing() {
        String hint = "nothing waits that was not exported; --from NUMBER exports again";
        invocation()
                .out()
                .println(json.isWanted() ? JsonObject.builder().put("calls", 0).build() : hint);
    }
}
