package dev.loki.cli.hook;

import dev.loki.bootstrap.HookInstaller;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.command.UnusableSettingsException;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki hook uninstall}: an agent is no longer asked about. */
@Command(
        name = "uninstall",
        description = "Takes Loki's hooks out of an agent's settings.",
        footer = {
            "",
            "Settings that were not changed since are put back byte for byte; else only what is Loki's is taken out.",
            "",
            "Exit codes: 0 they are out, 3 the settings cannot be used, or this is within a governed run or below an"
                    + " agent.",
            "",
            "Example: loki hook uninstall claude-code"
        })
final class HookUninstallCommand extends ProjectCommand {

    @Mixin
    private HookOptions options = new HookOptions();

    @Parameters(
            index = "0",
            paramLabel = "AGENT",
            completionCandidates = Candidates.Agents.class,
            description = "claude-code, codex, gemini or cursor.")
    private String agent = "";

    @Option(names = "--dry-run", description = "Prints what would be left, and writes nothing.")
    private boolean dry;

    @Mixin
    private JsonOption json = new JsonOption();

    HookUninstallCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            HookInstaller.Change change =
                    HookOptions.installer(invocation(), loki).uninstall(agent, options.user, dry);
            if (json.isWanted()) {
                invocation().out().println(json(change));
            } else {
                print(change);
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UnusableSettingsException(project.root(), e);
        }
    }

    private void print(HookInstaller.Change change) {
        if (!change.changed()) {
            invocation().out().println("no hooks of Loki in " + change.settings());
        } else if (dry) {
            invocation().notice("would " + (change.text() == null ? "delete " : "write ") + change.settings());
            invocation().out().print(change.text() == null ? "" : change.text());
        } else {
            invocation().out().println("taken out of " + change.settings());
        }
    }

    private JsonObject json(HookInstaller.Change change) {
        return JsonObject.builder()
                .put("agent", agent)
                .put("settings", change.settings().toString())
                .put("changed", change.changed())
                .put("written", change.changed() && !dry)
                .build();
    }
}
