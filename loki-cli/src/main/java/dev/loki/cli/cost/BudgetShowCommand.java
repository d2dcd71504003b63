package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.LedgerSummary;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.terminal.Terminal;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code loki budget show}: how far the budgets are used up. */
@Command(
        name = "show",
        description =
                "Shows how far each budget is used up, how fast, and when it ends; on a terminal in colours, which"
                        + " NO_COLOR=1 leaves out.",
        footer = {
            "",
            "Exit codes: 0, or 4 where a budget that pauses or shuts down is used up; 3 the policy file is not understood;",
            "70 what was consumed cannot be read.",
            "",
            "Example: loki budget show --json"
        })
final class BudgetShowCommand extends BudgetCommand {

    BudgetShowCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(Budgets budgets) {
        List<BudgetStatus> all = budgets.status();
        LedgerSummary summary = budgets.summary();
        if (isJson()) {
            invocation().out().println(json(budgets, all, summary));
            return exitCode(all);
        }
        print("project " + budgets.home().project() + ", org " + budgets.home().org() + ": "
                + BudgetText.consumed(summary.total()) + " so far");
        if (all.isEmpty()) {
            print("no budget is set: give a resource policy max_tokens or max_usd, or set LOKI_BUDGET_LIMIT");
        }
        Terminal terminal = Terminal.of(invocation());
        new BudgetText(
                        Terminal.isTerminal() ? terminal : terminal.ascii(),
                        invocation().out()::println)
                .print(all);
        return exitCode(all);
    }

    private static JsonObject json(Budgets budgets, List<BudgetStatus> all, LedgerSummary summary) {
        return JsonObject.builder()
                .put("project", budgets.home().project())
                .put("org", budgets.home().org())
                .put("budgets", BudgetJson.all(all))
                .put("total", BudgetJson.of(summary.total()))
                .put("projects", BudgetJson.byName(summary.projects()))
                .put("orgs", BudgetJson.byName(summary.orgs()))
                .put("agents", BudgetJson.byName(summary.agents()))
                .put("models", BudgetJson.byName(summary.models()))
                .put("sessions", BudgetJson.byName(summary.sessions()))
                .put(
                        "prices",
                        JsonObject.builder()
                                .put("version", budgets.pricing().table().version())
                                .put("date", budgets.pricing().table().date())
                                .build())
                .build();
    }
}
