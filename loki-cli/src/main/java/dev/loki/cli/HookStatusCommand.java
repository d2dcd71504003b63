package dev.loki.cli;

import dev.loki.bootstrap.HookInstaller;
import dev.loki.bootstrap.Hooks;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code loki hook status}: which agents are asked about. */
@Command(
        name = "status",
        description = "Shows which agents have Loki's hooks, and what those cannot do.",
        footer = {
            "",
            "Exit codes: 0 what is installed is whole, 1 hooks are there in part, or run another client.",
            "",
            "Example: loki hook status"
        })
final class HookStatusCommand extends ProjectCommand {

    private static final int NAME_WIDTH = 13;

    @Mixin
    private HookOptions options = new HookOptions();

    @Mixin
    private JsonOption json = new JsonOption();

    HookStatusCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        HookInstaller installer = HookOptions.installer(invocation(), loki);
        Path client = options.client(invocation());
        boolean whole = true;
        List<JsonValue> all = new ArrayList<>();
        for (String agent : Hooks.agents()) {
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
        return standing.isComplete()
                ? "installed"
                : "incomplete, without " + String.join(", ", standing.missing()) + "; install anew";
    }

    private static JsonObject json(String agent, HookInstaller.Standing standing) {
        return JsonObject.builder()
                .put("agent", agent)
                .put("settings", standing.settings().toString())
                .put("installed", JsonArray.ofStrings(standing.installed()))
                .put("missing", JsonArray.ofStrings(standing.missing()))
                .put("others", standing.others())
                .put("trouble", standing.trouble())
                .put("limits", JsonArray.ofStrings(Hooks.limits(agent)))
                .build();
    }
}
