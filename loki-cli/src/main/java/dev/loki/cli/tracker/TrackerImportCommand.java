package dev.loki.cli.tracker;

import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.NewFile;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Prd;
import dev.loki.ports.tracker.IssueTracker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki jira import}: an issue with all that is below it, as requirements. */
@Command(
        name = "import",
        description =
                "Reads an issue, epic or project with all that is below it, and writes it as a Markdown document of"
                        + " requirements. It changes nothing at the service.",
        footer = {
            "",
            "Exit codes: 0 done, 1 there is no such issue, 3 not configured, or the token is not let in,",
            "70 the service did not answer; try again.",
            "",
            "Example: loki jira import PROJ-12 --out prd.md"
        })
final class TrackerImportCommand extends TrackerCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "The issue's key or id, such as PROJ-12, ENG-7 or 42.")
    private String id = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Where it is written; without it, on standard output.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replaces a file that is there.")
    private boolean force;

    TrackerImportCommand(Invocation invocation, String service) {
        super(invocation, service);
    }

    @Override
    int run(LokiEnterprise loki, IssueTracker tracker) {
        ImportedWork work = tracker.importProject(id);
        if (out != null) {
            write(
                    invocation().currentFolder().resolve(out),
                    isJson() ? json(work).toString() : Prd.of(work));
            invocation().notice(work.key() + " is in " + out);
        } else if (isJson()) {
            invocation().out().println(json(work));
        } else {
            Prd.of(work).lines().map(Printable::line).forEach(invocation().out()::println);
        }
        return ExitCode.OK;
    }

    private void write(Path file, String text) {
        try {
            NewFile.write(project(), file, force, out -> {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                return file;
            });
        } catch (IOException e) {
            throw new ConfigurationException(List.of("--out: " + e.getMessage()));
        }
    }

    private static JsonObject json(ImportedWork work) {
        return JsonObject.builder()
                .put("id", work.id())
                .put("key", work.key())
                .put("url", work.url())
                .put("title", work.title())
                .put("status", work.status())
                .put("markdown", work.markdown())
                .put("acceptance_criteria", JsonArray.ofStrings(work.acceptanceCriteria()))
                .put("labels", JsonArray.ofStrings(work.labels()))
                .put(
                        "children",
                        new JsonArray(List.copyOf(work.children().stream()
                                .map(TrackerImportCommand::json)
                                .toList())))
                .build();
    }
}
