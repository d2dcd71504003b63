package dev.loki.cli.hook;

import dev.loki.bootstrap.HookInstaller;
import dev.loki.bootstrap.Hooks;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Metering;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.Candidates;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.command.UnusableSettingsException;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki hook install}: the project's policies hold for what an agent does. */
@Command(
        name = "install",
        description = "Puts hooks into an agent's settings, so that each of its tool calls is asked of Loki first.",
        footer = {
            "",
            "What else is in the settings stays as it is. What they were is kept, and put back by 'loki hook uninstall'.",
            "With --dry-run the settings are printed as they would be, and nothing is written.",
            "",
            "Exit codes: 0 installed, 3 the settings cannot be used or keep hooks from running, or this is within a governed"
                    + " run or below an agent.",
            "",
            "Example: loki hook install claude-code"
        })
final class HookInstallCommand extends ProjectCommand {

    @Mixin
    private HookOptions options = new HookOptions();

    @Parameters(
            index = "0",
            paramLabel = "AGENT",
            completionCandidates = Candidates.Agents.class,
            description = "claude-code, codex, gemini or cursor.")
    private String agent = "";

    @Option(names = "--dry-run", description = "Prints what would be written, and writes nothing.")
    private boolean dry;

    @Mixin
    private JsonOption json = new JsonOption();

    HookInstallCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        HookInstaller installer = HookOptions.installer(invocation(), loki);
        HookMetering metering = new HookMetering(Metering.of(project, invocation()::warn), agent, options.user, dry);
        try {
            HookInstaller.Change change = installer.install(
                    agent, options.user, options.usableClient(invocation()), metering::variables, dry);
            if (json.isWanted()) {
                invocation().out().println(json(change));
            } else {
                print(change, metering.advice());
            }
            return ExitCode.OK;
        } catch (IOException e) {
            throw new UnusableSettingsException(project.root(), e);
        }
    }

    /** All at once, so that whoever reads the first line alone does not make it fail. */
    private void print(HookInstaller.Change change, List<String> advice) {
        if (dry) {
            invocation().notice("would write " + change.settings());
            invocation().out().print(change.text());
            advice.forEach(invocation().out()::println);
            return;
        }
        List<String> lines = new ArrayList<>();
        lines.add((change.changed() ? "installed in " : "stands already in ") + change.settings());
        if (change.backup() != null) {
            lines.add("what was there before is in " + change.backup());
        }
        lines.add("what hooks of " + agent + " cannot do:");
        Hooks.limits(agent).forEach(limit -> lines.add("  - " + limit));
        lines.addAll(advice);
        lines.add("");
        invocation().out().print(String.join("\n", lines));
    }

    private JsonObject json(HookInstaller.Change change) {
        return JsonObject.builder()
                .put("agent", agent)
                .put("settings", change.settings().toString())
                .put("changed", change.changed())
                .put("written", JsonBoolean.of(change.changed() && !dry))
                .put("backup", change.backup() == null ? null : change.backup().toString())
                .put("limits", JsonArray.ofStrings(Hooks.limits(agent)))
                .build();
    }
}
