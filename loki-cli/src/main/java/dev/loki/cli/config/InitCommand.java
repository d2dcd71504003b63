package dev.loki.cli.config;

import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.bootstrap.StartingFile;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectOption;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki init}: the files that a project starts with. */
@Command(
        name = "init",
        description = "Gives a project its policy file (.loki/policies.yaml), its run file (.loki/run.yaml), both with"
                + " comments, and lines in .gitignore. Asks nothing, and leaves what is there as it is.",
        footer = {
            "",
            "The project is --project, else LOKI_PROJECT_DIR, else the current folder: no folder above is looked for.",
            "Refused within a governed run, and below an agent.",
            "Exit codes: 0 done, also where all was there; 3 a variable is wrong, or it is refused; 70 a file cannot be",
            "written.",
            "",
            "Example: loki init && loki doctor",
            "Example: loki init --dry-run"
        })
public final class InitCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private ProjectOption project = new ProjectOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(
            names = "--force",
            description = "Writes the policy file and the run file anew where they are there. What they hold is lost.")
    private boolean force;

    @Option(names = "--dry-run", description = "Prints what would be written, and writes nothing.")
    private boolean dryRun;

    public InitCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        Project begun = project();
        try (LokiEnterprise loki = invocation.open(begun)) {
            List<StartingFile> files = dryRun
                    ? loki.projectStart().plan(force)
                    : loki.projectStart().write(force);
            print(begun, files);
            return ExitCode.OK;
        } catch (IOException e) {
            invocation.fail(String.valueOf(e.getMessage()));
            return ExitCode.INTERNAL;
        }
    }

    /** A folder above that is a project, such as the user's home, is not the one to begin. */
    private Project project() {
        boolean isNamed = project.folder != null
                || !invocation
                        .environment()
                        .getOrDefault("LOKI_PROJECT_DIR", "")
                        .isBlank();
        return isNamed
                ? invocation.project(project.folder)
                : Project.in(invocation.currentFolder(), invocation.environment());
    }

    private void print(Project begun, List<StartingFile> files) {
        if (json.isWanted()) {
            invocation.out().println(json(begun, files));
            return;
        }
        for (StartingFile file : files) {
            invocation.out().println(Printable.line(file.name() + ": " + state(file)));
            if (dryRun && file.state() != StartingFile.State.KEPT) {
                file.text().lines().map(line -> "  " + line).forEach(invocation.out()::println);
            }
        }
        if (!dryRun) {
            invocation.notice("next: put your agent's command into run.yaml, look over policies.yaml, and run"
                    + " 'loki doctor'");
        }
    }

    private String state(StartingFile file) {
        String would = dryRun ? "would be " : "";
        return switch (file.state()) {
            case WRITTEN -> would + "written";
            case REPLACED -> would + "written anew";
            case EXTENDED -> would + "extended";
            case KEPT -> "is there, and left as it is";
        };
    }

    private JsonObject json(Project begun, List<StartingFile> files) {
        List<JsonValue> all = files.stream()
                .<JsonValue>map(file -> JsonObject.builder()
                        .put("name", file.name())
                        .put("state", file.state().name().toLowerCase(Locale.ROOT))
                        .put("text", file.text())
                        .build())
                .toList();
        return JsonObject.EMPTY
                .with("project", new JsonString(begun.root().toString()))
                .with("dry_run", JsonBoolean.of(dryRun))
                .with("files", new JsonArray(all));
    }
}
