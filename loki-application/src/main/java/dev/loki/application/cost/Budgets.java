package dev.loki.application.cost;

import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Counted;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Pricing;
import dev.loki.domain.cost.ReserveAnswer;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The budgets of one project: what {@link BudgetControl} decides, for whoever consumes on its behalf, at the prices there
 * are. Thread-safe.
 */
public final class Budgets implements AutoCloseable {

    private final BudgetControl control;
    private final Supplier<List<Budget>> inForce;
    private final Supplier<Spender> home;
    private final Supplier<Pricing> pricing;
    private final KillSignal kill;
    private final Supplier<Optional<String>> fault;

    /**
     * @param inForce the same as the control's
     * @param home the project, the session and the org, without an agent and a model
     * @param kill ends the run that this process belongs to, where a call would go beyond a budget that shuts down
     * @param fault why nobody knows which budgets there are; empty where that is known
     */
    public Budgets(
            BudgetControl control,
            Supplier<List<Budget>> inForce,
            Supplier<Spender> home,
            Supplier<Pricing> pricing,
            KillSignal kill,
            Supplier<Optional<String>> fault) {
        this.control = control;
        this.inForce = inForce;
        this.home = home;
        this.pricing = pricing;
        this.kill = kill;
        this.fault = fault;
    }

    public BudgetControl control() {
        return control;
    }

    /** Those that hold now, of policies and of the environment. */
    public List<Budget> inForce() {
        return inForce.get();
    }

    /** Why nobody knows which budgets there are: a policy file that cannot be understood. Empty where that is known. */
    public Optional<String> fault() {
        return fault.get();
    }

    /** What models cost. */
    public Pricing pricing() {
        return pricing.get();
    }

    /** The project, and the org and session it is worked on for. */
    public Spender home() {
        return home.get();
    }

    /**
     * Whoever consumes on behalf of the project.
     *
     * @param agent empty where it is not known, as the model
     * @throws IllegalArgumentException where one is too long, or more than a line
     */
    public Spender spender(String agent, String model) {
        Spender here = home.get();
        return new Spender(here.project(), agent, model, here.session(), here.org());
    }

    /** Whether anything is limited in dollars, so that prices matter. */
    public boolean isMoneyLimited() {
        return inForce.get().stream().anyMatch(budget -> budget.maxMicros() != null);
    }

    /**
     * Keeps a part of the budgets for a call. One that is refused by a budget that shuts down ends the run around it.
     *
     * @param micros what it costs at most, in millionths of a US dollar; null for what the prices say
     * @throws UnpricedModelException where the model has no price, a budget is in dollars, and such models are denied
     * @throws UnknownBudgetsException where nobody knows which budgets there are
     */
    public Outcome<ReserveAnswer> reserve(
            Spender who, Consumption tokens, @Nullable Long micros, Duration lease, boolean approved) {
        requireKnown();
        Consumption estimate = tokens.costing(micros == null ? estimate(who.model(), tokens, 0) : micros);
        Outcome<ReserveAnswer> outcome = control.reserve(who, estimate, lease, approved);
        if (outcome.answer() instanceof ReserveAnswer.Refused refused && refused.action() == LimitAction.SHUTDOWN) {
            kill.send(estimate.amount(), refused.reason());
        }
        return outcome;
    }

    /**
     * Counts what a call consumed, with a reservation or without one.
     *
     * @param micros what it cost, in millionths of a US dollar; null for what the prices say
     * @param reservation null where nothing was reserved
     * @param key makes a report that comes again count once; null where there is none, and where there is a reservation,
     *     which does the same
     */
    public Outcome<Counted> record(
            Spender who,
            Consumption tokens,
            @Nullable Long micros,
            @Nullable String reservation,
            @Nullable String key) {
        Consumption consumed = tokens.costing(micros == null ? price(who.model(), tokens) : micros);
        return reservation == null
                ? control.record(new UsageReport(who, consumed, 0, key))
                : control.commit(reservation, consumed, who.model().isEmpty() ? null : who.model(), 0);
    }

    public Outcome<Boolean> release(String reservation) {
        return control.release(reservation);
    }

    /** Why whatever runs is to end: a budget that shuts down is used up. Empty where none is; never throws. */
    public Optional<String> shutdown() {
        return inForce.get().isEmpty()
                ? Optional.empty()
                : control.judge().stream()
                        .filter(RunBudget::endsRuns)
                        .map(Violation::message)
                        .findFirst();
    }

    /**
     * How each budget is used up, by now.
     *
     * @throws UnknownBudgetsException where nobody knows which budgets there are
     */
    public List<BudgetStatus> status() {
        requireKnown();
        return control.status();
    }

    public LedgerSummary summary() {
        return control.summary();
    }

    public Repair repair() {
        return control.repair();
    }

    /** Leaves the state fresh for other readers. */
    @Override
    public void close() {
        control.close();
    }

    /** What is over is counted whatever it cost: a model without a price at the highest one, where that matters. */
    private long price(String model, Consumption tokens) {
        return isPriced(model) ? pricing.get().cost(model, tokens) : 0;
    }

    /**
     * What a call costs at most, in millionths of a US dollar.
     *
     * @param ofAnyKind further tokens of which the kind is not known
     * @throws UnpricedModelException where the model has no price, a budget is in dollars, and such models are denied
     */
    public long estimate(String model, Consumption tokens, long ofAnyKind) {
        if (isMoneyLimited() && pricing.get().denies(model)) {
            throw new UnpricedModelException(model);
        }
        long known = price(model, tokens);
        return ofAnyKind == 0 || !isPriced(model)
                ? known
                : Math.addExact(known, pricing.get().most(model, ofAnyKind));
    }

    private void requireKnown() {
        fault.get().ifPresent(reason -> {
            throw new UnknownBudgetsException(reason);
        });
    }

    private boolean isPriced(String model) {
        return isMoneyLimited() || pricing.get().table().find(model).isPresent();
    }

    KillSignal kill() {
        return kill;
    }
}
