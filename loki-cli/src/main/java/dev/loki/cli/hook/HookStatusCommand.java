package dev.loki.cli.hook;

import dev.loki.bootstrap.HookInstaller;
import dev.loki.bootstrap.Hooks;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code loki hook status}: which agents are asked about. */
@Command(
        name = "status",
        description = "Shows which agents have Loki's hooks, and what those cannot do.",
        footer = {
            "",
            "Exit codes: 0 what is installed is whole and holds, 1 hooks are there in part, run another client, or are kept"
                    + " from running by the agent's settings, 3 there is no such agent.",
            "",
            "Example: loki hook status claude-code"
        })
final class HookStatusCommand extends ProjectCommand {

    private static final int NAME_WIDTH = 13;

    @Mixin
    private HookOptions options = new HookOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "AGENT",
            description = "claude-code, codex, gemini or cursor; else all of them.")
    @Nullable
    private String only;

    @Mixin
    private JsonOption json = new JsonOption();

    HookStatusCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        HookInstaller installer = HookOptions.installer(invocation(), loki);
        Path client = options.client(invocation());
        boolean whole = true;
        List<JsonValue> all = new ArrayList<>();
        for (String agent : only == null ? Hooks.agents() : List.of(only)) {
            HookInstaller.Standing standing = installer.standing(agent, options.user, client);
            whole &= isWhole(standing);
            if (json.isWanted()) {
                all.add(json(agent, standing));
            } else {
                print(agent, standing);
            }
        }
        if (json.isWanted()) {
            invocation()
                    .out()
                    .println(JsonObject.builder()
                            .put("agents", new JsonArray(all))
                            .build());
        }
        return whole ? ExitCode.OK : ExitCode.DENIED;
    }

    private static boolean isWhole(HookInstaller.Standing standing) {
        boolean none = standing.installed().isEmpty() && !standing.others() && standing.trouble() == null;
        return none || standing.isComplete();
    }

    private void print(String agent, HookInstaller.Standing standing) {
        String name = agent + " ".repeat(Math.max(1, NAME_WIDTH - agent.length()));
        invocation().out().println(name + word(standing) + "  " + standing.settings());
        if (!standing.installed().isEmpty()) {
            standing.against().forEach(what -> invocation().out().println(" ".repeat(NAME_WIDTH) + "! " + what));
            Hooks.limits(agent).forEach(limit -> invocation().out().println(" ".repeat(NAME_WIDTH) + "- " + limit));
        }
    }

    private static String word(HookInstaller.Standing standing) {
        if (standing.trouble() != null) {
            return "unreadable (" + Printable.line(standing.trouble()) + ")";
        }
        if (standing.others()) {
            return "of another client or project; install anew";
        }
        if (standing.installed().isEmpty()) {
            return "not installed";
        }
        if (!standing.missing().isEmpty()) {
            return "incomplete, without " + String.join(", ", standing.missing()) + "; install anew";
        }
        return standing.against().isEmpty() ? "installed" : "WRONG: installed, and does not hold";
    }

    private static JsonObject json(String agent, HookInstaller.Standing standing) {
        return JsonObject.builder()
                .put("agent", agent)
                .put("settings", standing.settings().toString())
                .put("installed", JsonArray.ofStrings(standing.installed()))
                .put("missing", JsonArray.ofStrings(standing.missing()))
                .put("others", standing.others())
                .put("against", JsonArray.ofStrings(standing.against()))
                .put("trouble", standing.trouble())
                .put("limits", JsonArray.ofStrings(Hooks.limits(agent)))
                .build();
    }
}
