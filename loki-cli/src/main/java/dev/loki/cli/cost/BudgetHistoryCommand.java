package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.LedgerSummary;
import dev.loki.cli.command.ExitCode;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.text.Amounts;
import dev.loki.domain.cost.Dollars;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.cost.RecentCall;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.time.EpochNanos;
import dev.loki.domain.time.IsoTimestamp;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loki budget history}: what was told of budgets, and the last calls. */
@Command(
        name = "history",
        description = "Prints what was told of budgets, then the last calls, each oldest first.",
        footer = {
            "",
            "Exit codes: 0 done, 3 a variable or the policy file is wrong, 70 what was consumed cannot be read.",
            "",
            "Example: loki budget history --limit 20"
        })
final class BudgetHistoryCommand extends BudgetCommand {

    @Option(names = "--limit", paramLabel = "N", description = "The most of each that are printed. Default: 100")
    private int limit = 100;

    @Spec
    private CommandSpec spec;

    BudgetHistoryCommand(Invocation invocation) {
        super(invocation);
        spec = CommandSpec.create();
    }

    @Override
    int run(Budgets budgets) {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit: expected a number from 1, found " + limit);
        }
        LedgerSummary summary = budgets.summary();
        List<Notice> notices = last(summary.history());
        List<RecentCall> calls = last(summary.recent());
        if (isJson()) {
            invocation()
                    .out()
                    .println(JsonObject.builder()
                            .put(
                                    "notices",
                                    json(notices.stream()
                                            .map(BudgetHistoryCommand::json)
                                            .toList()))
                            .put(
                                    "calls",
                                    json(calls.stream()
                                            .map(BudgetHistoryCommand::json)
                                            .toList()))
                            .build());
            return ExitCode.OK;
        }
        notices.forEach(notice -> print(
                Amounts.time(EpochNanos.of(notice.at())) + "  " + notice.kind().wireName() + "  " + notice.reason()));
        calls.forEach(call -> print(Amounts.time(EpochNanos.of(call.at())) + "  " + named(call.agent()) + "  "
                + named(call.model()) + "  " + BudgetText.number(call.tokens()) + " tokens  "
                + Dollars.text(call.micros())));
        return ExitCode.OK;
    }

    private <T> List<T> last(List<T> all) {
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    private static String named(String name) {
        return name.isEmpty() ? "-" : name;
    }

    private static JsonArray json(List<JsonObject> objects) {
        return new JsonArray(objects.stream().<JsonValue>map(object -> object).toList());
    }

    private static JsonObject json(Notice notice) {
        return JsonObject.builder()
                .put("kind", notice.kind().wireName())
                .put("budget", notice.budget())
                .put("scope", notice.scope().wireName())
                .put("of", notice.of())
                .put("threshold", notice.threshold())
                .put("percentage", notice.percentage())
                .put("at", IsoTimestamp.format(notice.at()))
                .put("reason", notice.reason())
                .build();
    }

    private static JsonObject json(RecentCall call) {
        return JsonObject.builder()
                .put("at", IsoTimestamp.format(call.at()))
                .put("project", call.project())
                .put("agent", call.agent())
                .put("model", call.model())
                .put("tokens", call.tokens())
                .put("usd", BudgetJson.usd(call.micros()))
                .put("duration_ms", call.durationMillis())
                .build();
    }
}
