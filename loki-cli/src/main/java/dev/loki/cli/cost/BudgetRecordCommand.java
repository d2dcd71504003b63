package dev.loki.cli.cost;

import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.Outcome;
import dev.loki.cli.command.Invocation;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Counted;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code loki budget record}: counts what a call consumed. */
@Command(
        name = "record",
        description = "Counts what a call consumed. It is spent, so that it counts whatever the budgets say.",
        footer = {
            "",
            "Exit codes: 0 counted, now or before, also where the policy file is broken; 4 counted, and a budget that pauses or shuts down is used up; 1 not",
            "counted: another report has the key, or there is no such reservation; 70 it could not be kept.",
            "",
            "Example: loki budget record --tokens-in 8000 --tokens-out 1200 --model claude-sonnet-4-6 --key call-17"
        })
final class BudgetRecordCommand extends BudgetCommand {

    @Mixin
    private AmountOptions amount = new AmountOptions();

    @Option(
            names = "--key",
            paramLabel = "K",
            description = "Makes a report that is sent again count once: one for each call.")
    private @Nullable String key;

    @Option(
            names = "--reservation",
            paramLabel = "R",
            description = "The reservation that was made for the call; it is given back.")
    private @Nullable String reservation;

    BudgetRecordCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(Budgets budgets) {
        if (key != null && reservation != null) {
            throw amount.wrong("--key says nothing beside --reservation, which counts once by itself: leave it out");
        }
        Consumption tokens = amount.tokens(null);
        Long micros = amount.micros();
        Spender who = amount.spender(budgets, tokens, micros, key);
        if (micros == null
                && budgets.isMoneyLimited()
                && budgets.pricing().table().find(who.model()).isEmpty()) {
            invocation()
                    .warn("no price is known for the model '" + who.model()
                            + "': counted at the highest price there is");
        }
        Outcome<Counted> outcome = budgets.record(who, tokens, micros, reservation, key);
        outcome.warnings().forEach(invocation()::warn);
        Optional<String> fault = budgets.fault();
        fault.ifPresent(reason -> invocation()
                .warn("the policies cannot be understood, so nobody knows which budgets there are: " + reason));
        List<BudgetStatus> all = fault.isPresent() ? List.of() : budgets.status();
        tell(outcome.answer(), all);
        return exitCode(all);
    }

    private void tell(Counted counted, List<BudgetStatus> all) {
        counted.notices().forEach(notice -> invocation().warn(notice.reason()));
        all.stream().filter(BudgetCommand::isHeld).forEach(status -> invocation()
                .fail("the budget " + status.budget().name() + " is used up"));
        print(
                counted.repeated() ? "counted before" : "counted",
                JsonObject.builder()
                        .put("repeated", counted.repeated())
                        .put(
                                "notices",
                                JsonArray.ofStrings(counted.notices().stream()
                                        .map(Notice::reason)
                                        .toList()))
                        .put("budgets", BudgetJson.all(all))
                        .build());
    }
}
