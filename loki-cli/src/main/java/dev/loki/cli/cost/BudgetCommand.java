package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.UnknownBudgetsException;
import dev.loki.application.cost.UnpricedModelException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.cli.command.ProjectCommand;
import dev.loki.cli.text.Printable;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.CostOverflowException;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.ReusedKeyException;
import dev.loki.domain.cost.UnknownReservationException;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command about the project's budgets. */
@Command
abstract class BudgetCommand extends ProjectCommand {

    @Mixin
    private JsonOption json = new JsonOption();

    BudgetCommand(Invocation invocation) {
        super(invocation);
    }

    /** What the command asks of the budgets, and the code it exits with. */
    abstract int run(Budgets budgets);

    @Override
    protected int run(LokiEnterprise loki, Project project) {
        try {
            return run(loki.budgets());
        } catch (CostOverflowException | ReusedKeyException | UnknownReservationException | UnpricedModelException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.DENIED;
        } catch (UnknownBudgetsException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.CONFIGURATION;
        }
    }

    final boolean isJson() {
        return json.isWanted();
    }

    final void print(String line) {
        invocation().out().println(Printable.line(line));
    }

    /** Prints the object, or the line. */
    final void print(String line, JsonObject object) {
        invocation().out().println(isJson() ? object.toString() : Printable.line(line));
    }

    /** What a limit that is reached makes of the exit code. */
    static int exitCode(List<BudgetStatus> all) {
        return all.stream().anyMatch(BudgetCommand::isHeld) ? ExitCode.BUDGET : ExitCode.OK;
    }

    /** Whether nothing more is granted. */
    static boolean isHeld(BudgetStatus status) {
        LimitAction action = status.budget().onLimit();
        return status.exhausted() && (action == LimitAction.PAUSE || action == LimitAction.SHUTDOWN);
    }
}
