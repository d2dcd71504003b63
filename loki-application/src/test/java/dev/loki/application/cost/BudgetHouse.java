package dev.loki.application.cost;

import dev.loki.application.House;
import dev.loki.contracts.cost.InMemoryUsageStore;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Counted;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.ModelPrice;
import dev.loki.domain.cost.PriceTable;
import dev.loki.domain.cost.Pricing;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.TokenPrices;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.cost.Window;
import java.time.Instant;
import java.util.List;

/** A control with a fake behind each port. */
final class BudgetHouse {

    static final Spender WHO = new Spender("shop", "coder", "opus", House.SESSION, "acme");

    final House house = new House();
    final InMemoryUsageStore store = new InMemoryUsageStore();
    Instant now = House.NOW;
    List<Budget> budgets = List.of(budget(LimitAction.SHUTDOWN));
    final BudgetControl control = open();

    /** Another process. */
    BudgetControl open() {
        return new BudgetControl(
                () -> store, () -> budgets, () -> now, house.ids, house.audit, house.events, House.ACTOR);
    }

    static Budget budget(LimitAction action) {
        return new Budget(
                "tokens", BudgetScope.PROJECT, "shop", 1_000L, null, Budget.DEFAULT_ALERTS, action, new Window.None());
    }

    /** The house's project, at a dollar for a million tokens of the model opus. */
    Budgets budgets() {
        TokenPrices dollar = new TokenPrices(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000);
        PriceTable table = new PriceTable("1", "2026-01-01", List.of(new ModelPrice("opus", dollar, null, "here")));
        return new Budgets(
                control,
                () -> budgets,
                () -> new Spender("shop", "", "", House.SESSION, "acme"),
                () -> new Pricing(table, Pricing.UnknownModel.DENY),
                new KillSignal(house.events, "cli", House.SESSION));
    }

    Outcome<Counted> record(long tokens) {
        return control.record(new UsageReport(WHO, Consumption.ofTokens(tokens)));
    }

    List<String> audited() {
        return house.log.entries().stream().map(AuditEntry::what).toList();
    }

    /** The types and actions of all events so far. */
    List<String> published() {
        return house.bus.pending().stream()
                .map(event ->
                        event.type() + " " + event.payload().string("action").orElse(""))
                .toList();
    }
}
