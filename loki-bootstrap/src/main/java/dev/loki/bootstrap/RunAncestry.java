package dev.loki.bootstrap;

import dev.loki.adapter.process.approval.ProcessAncestry;
import dev.loki.bootstrap.settings.BudgetSettings;
import dev.loki.bootstrap.settings.Variables;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the run that this process belongs to says of budgets, whatever the processes below it set or unset. */
final class RunAncestry {

    private RunAncestry() {}

    /**
     * The settings that hold: the run's, where there is one that can be looked at, and the tighter limit.
     *
     * @param own what the environment of this process says
     * @throws ConfigurationException where it names a price file that is not the run's
     */
    static BudgetSettings over(BudgetSettings own) {
        return new ProcessAncestry()
                .environmentOfRun()
                .map(variables -> BudgetSettings.read(new Variables(variables)))
                .map(run -> over(own, run))
                .orElse(own);
    }

    static BudgetSettings over(BudgetSettings own, BudgetSettings run) {
        Path prices = own.priceFile();
        if (prices != null && !Objects.equals(prices, run.priceFile())) {
            throw new ConfigurationException(List.of(BudgetSettings.PRICE_FILE
                    + ": within a governed run, prices are the run's: leave it as it was when the run began"));
        }
        return new BudgetSettings(
                tighter(own.limit(), run.limit()),
                run.priceFile(),
                run.deniesUnknown(),
                run.deniesUnmetered(),
                run.org());
    }

    private static @Nullable Long tighter(@Nullable Long some, @Nullable Long other) {
        return some == null ? other : other == null ? some : Long.valueOf(Math.min(some, other));
    }
}
