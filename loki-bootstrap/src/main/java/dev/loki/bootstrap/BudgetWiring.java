package dev.loki.bootstrap;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.cost.BudgetControl;
import dev.loki.application.cost.BudgetSafeguard;
import dev.loki.application.cost.Budgets;
import dev.loki.application.cost.CountedUsage;
import dev.loki.application.cost.KillSignal;
import dev.loki.application.cost.RunBudget;
import dev.loki.application.event.EventStream;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.Safeguard;
import dev.loki.application.run.RunLimit;
import dev.loki.bootstrap.settings.BudgetSettings;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Pricing;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.Window;
import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.ports.cost.UsageStore;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.repair.Repair;
import dev.loki.ports.usage.UsageListener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Budgets of policies and of LOKI_BUDGET_LIMIT, and the ledger they are held against. Where there is no budget, nothing of it
 * is read or loaded unless somebody asks.
 */
final class BudgetWiring {

    private final Basics basics;
    private final Features features;
    private final Supplier<ActivePolicies> policies;
    private final AuditTrail audit;
    private final EventStream events;
    private final Actor actor;
    private final Lazy<Budgets> budgets;
    private final Lazy<BudgetSettings> settings;
    private final Lazy<Pricing> pricing;
    private final Lazy<String> remoteOwner;
    private final List<CountedUsage> counting = new ArrayList<>();
    private volatile @Nullable Known known;
    private volatile @Nullable String project;

    /**
     * @param policies those in force, the same as long as nothing changes
     * @param actor who asks, and is said to have reached a threshold
     * @throws ConfigurationException where LOKI_PRICE_FILE cannot be used
     */
    BudgetWiring(
            Basics basics,
            Features features,
            Supplier<ActivePolicies> policies,
            AuditTrail audit,
            EventStream events,
            Actor actor) {
        this.basics = basics;
        this.features = features;
        this.policies = policies;
        this.audit = audit;
        this.events = events;
        this.actor = actor;
        budgets = new Lazy<>(this::make);
        settings = new Lazy<>(() -> RunAncestry.over(own()));
        pricing = new Lazy<>(() -> BudgetFiles.pricing(basics, settings.get()));
        remoteOwner = new Lazy<>(() -> BudgetFiles.remoteOwner(basics).orElse("default"));
        if (own().priceFile() != null) {
            pricing.get();
        }
    }

    /** What is judged besides the policies; nothing where no budget can come to be. */
    List<Safeguard> safeguards() {
        return features.policy() || own().limit() != null || basics.isWithinRun()
                ? List.of(new BudgetSafeguard(this::inForce, budgets))
                : List.of();
    }

    Budgets budgets() {
        return budgets.get();
    }

    /** @throws ConfigurationException within a governed run, or below an agent, where nobody is an operator */
    Repair repair() {
        OperatorCheck.of(basics).require("repairing what was consumed");
        return budgets.get().repair();
    }

    /** The org of a run that begins, for those in it; empty where nothing is limited or counted. */
    Optional<String> orgOfRun() {
        return inForce().isEmpty() && !Features.isUsageCounted(basics.loki())
                ? Optional.empty()
                : Optional.of(org(policies.get()));
    }

    /** What may end a run. */
    RunLimit limitOf(String session) {
        return inForce().isEmpty() ? RunLimit.NONE : new RunBudget(budgets.get(), events, session, basics.clock());
    }

    /** Whether tokens or dollars are limited now, and more than a warning comes of it. */
    boolean isLimited() {
        return inForce().stream().anyMatch(budget -> budget.onLimit() != LimitAction.WARN);
    }

    /** A listener that counts what it is told in the ledger, while there is a budget or a ledger, and tells the other. */
    UsageListener counting(UsageListener next) {
        CountedUsage counted = new CountedUsage(this::counts, budgets, next, basics.warnings());
        synchronized (counting) {
            counting.add(counted);
        }
        return counted;
    }

    private boolean counts() {
        return !inForce().isEmpty() || fault().isPresent() || Features.isUsageCounted(basics.loki());
    }

    /** Counts what waits, and leaves the state fresh for other readers. */
    void close(Duration deadline) {
        synchronized (counting) {
            counting.forEach(counted -> counted.close(deadline));
        }
        budgets.made().ifPresent(made -> made.close()); // a method's reference would load its class
    }

    /** The same list as long as the policies are the same. */
    List<Budget> inForce() {
        ActivePolicies active = policies.get();
        Known last = known;
        if (last == null || last.policies() != active) {
            last = new Known(active, declared(active));
            known = last;
        }
        return last.budgets();
    }

    private List<Budget> declared(ActivePolicies active) {
        Long limit = settings.get().limit();
        if (limit == null && active.budgets().isEmpty()) {
            return List.of();
        }
        List<Budget> all = new ArrayList<>();
        active.budgets().forEach(budget -> all.add(budget.in(project(), org(active))));
        if (limit != null) {
            all.add(new Budget(
                    EnvironmentPolicies.BUDGET_LIMIT,
                    BudgetScope.PROJECT,
                    project(),
                    null,
                    limit,
                    Budget.DEFAULT_ALERTS,
                    LimitAction.SHUTDOWN,
                    new Window.None()));
        }
        return List.copyOf(all);
    }

    private Budgets make() {
        Supplier<UsageStore> store = new Lazy<>(() -> BudgetFiles.store(basics));
        BudgetControl control =
                new BudgetControl(store, this::inForce, basics.clock(), basics.ids(), audit, events, actor);
        String session = Optional.ofNullable(basics.settings().session()).orElse("");
        KillSignal kill = new KillSignal(events, actor.source(), session);
        return new Budgets(control, this::inForce, () -> home(session), pricing, kill, this::fault);
    }

    /** A file that nobody understands may declare any budget. */
    private Optional<String> fault() {
        return policies.get().reasonToDeny();
    }

    private BudgetSettings own() {
        return basics.settings().budget();
    }

    private Spender home(String session) {
        return new Spender(project(), "", "", session, org(policies.get()));
    }

    private String org(ActivePolicies active) {
        return active.org().or(() -> Optional.ofNullable(settings.get().org())).orElseGet(remoteOwner);
    }

    /**
     * What the ledger calls the project: as the folder is named, unless it knows one project alone, by another name, such as
     * the name of the folder before it was moved.
     */
    private String project() {
        String name = project;
        if (name != null) {
            return name;
        }
        Path folder = basics.project().root().getFileName();
        String named = folder == null ? "project" : shortened(folder.toString());
        if (!Features.isUsageCounted(basics.loki())) {
            return named;
        }
        try {
            Set<String> counted = budgets.get().control().summary().projects().keySet();
            name = counted.size() == 1 ? counted.iterator().next() : named;
            project = name;
            return name;
        } catch (UsageStoreException e) {
            return named; // nothing is granted while it cannot be read
        }
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\p{Cntrl}", "?").strip();
        return line.isEmpty() ? "project" : line.substring(0, Math.min(line.length(), Spender.LONGEST));
    }

    private record Known(ActivePolicies policies, List<Budget> budgets) {}
}
