package dev.loki.domain.cost;

import dev.loki.domain.cost.LedgerEntry.Committed;
import dev.loki.domain.cost.LedgerEntry.Expired;
import dev.loki.domain.cost.LedgerEntry.Imported;
import dev.loki.domain.cost.LedgerEntry.Noticed;
import dev.loki.domain.cost.LedgerEntry.Recorded;
import dev.loki.domain.cost.LedgerEntry.Released;
import dev.loki.domain.cost.LedgerEntry.Reserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was consumed and what is reserved, as the entries of a journal add up: the same entries make the same ledger. It has
 * its own time, that of the newest entry, which never runs backwards. Memory is bounded. Not thread-safe.
 */
public final class Ledger {

    final Accounts projects;
    final Accounts orgs;
    final Totals agents;
    final Totals models;
    final Totals sessions;
    final Reservations reservations;
    final KnownKeys reported;
    final KnownKeys committed;
    final Notices notices;
    final RecentCalls recent;
    final LastModels lastModels;
    private Consumption total;
    private Instant time;
    private long count;

    /** An empty one. */
    public Ledger() {
        this(new LedgerParts());
    }

    Ledger(LedgerParts parts) {
        this.projects = parts.projects;
        this.orgs = parts.orgs;
        this.agents = parts.agents;
        this.models = parts.models;
        this.sessions = parts.sessions;
        this.reservations = parts.reservations;
        this.reported = parts.reported;
        this.committed = parts.committed;
        this.notices = parts.notices;
        this.recent = parts.recent;
        this.lastModels = parts.lastModels;
        this.total = parts.total;
        this.time = parts.time;
        this.count = parts.count;
    }

    /**
     * Takes an entry in, or throws and changes nothing.
     *
     * @throws CostOverflowException where something would add up to too much
     * @throws IllegalArgumentException where it cannot follow those before it
     */
    public void apply(LedgerEntry entry) {
        if (entry.at().isBefore(time)) {
            throw new IllegalArgumentException("an entry is not dated before the one in front of it");
        }
        if (entry instanceof Reserved reserved) {
            reserve(reserved.reservation());
        } else if (entry instanceof Committed done) {
            consume(done.at(), done.report());
            reservations.forget(done.reservation());
            committed.put(done.reservation(), done.report().consumed().toJson());
        } else if (entry instanceof Released released) {
            reservations.forget(released.reservation());
        } else if (entry instanceof Expired expired) {
            reservations.end(expired.reservation());
        } else if (entry instanceof Recorded recorded) {
            consume(recorded.at(), recorded.report());
        } else if (entry instanceof Noticed noticed) {
            notices.add(noticed.notice());
        } else {
            take((Imported) entry);
        }
        time = entry.at();
        count++;
    }

    /** A clock's time as this ledger counts it: not before anything that it holds. */
    public Instant timeAt(Instant clock) {
        Instant rounded = LedgerTime.of(clock);
        return rounded.isBefore(time) ? time : rounded;
    }

    /** That of the newest entry. */
    public Instant time() {
        return time;
    }

    /** How many entries were taken in, also by those that this was made from. */
    public long count() {
        return count;
    }

    /** All that was consumed. */
    public Consumption total() {
        return total;
    }

    /** What was consumed in the window of a budget, by those that it covers. */
    public Amount spent(Budget budget, Instant now) {
        return series(budget).since(budget.window().start(now));
    }

    /** What is reserved by those that a budget covers. */
    public Amount reserved(Budget budget, Instant now) {
        return reservations.sum(budget.scope(), budget.of(), now);
    }

    /** How a budget is used up. */
    public BudgetStatus status(Budget budget, Instant now) {
        return BudgetStatus.of(budget, series(budget), reserved(budget, now), now);
    }

    /** Totals by project, as {@link #orgs}: of all that ever were. */
    public Map<String, Consumption> projects() {
        return projects.totals();
    }

    public Map<String, Consumption> orgs() {
        return orgs.totals();
    }

    /** Totals by agent, as {@link #models} and {@link #sessions}: of the newest, and of all others together. */
    public Map<String, Consumption> agents() {
        return agents.asMap();
    }

    public Map<String, Consumption> models() {
        return models.asMap();
    }

    public Map<String, Consumption> sessions() {
        return sessions.asMap();
    }

    /** The model that an agent called last; empty where that is not known. */
    public String lastModel(String agent) {
        return lastModels.get(agent);
    }

    /** The last calls, oldest first. */
    public List<RecentCall> recent() {
        return recent.all();
    }

    /** The last notices, oldest first. */
    public List<Notice> history() {
        return notices.history();
    }

    /** The thresholds that are passed now, such as {@code my-project:80}. */
    public List<String> triggeredAlerts() {
        return notices.triggered(time);
    }

    /** What is reserved, oldest first. */
    public List<Reservation> open() {
        return reservations.open();
    }

    /** A reservation that was neither committed nor released, whether or not its lease has ended. */
    public Optional<Reservation> reservation(String id) {
        return reservations.find(id);
    }

    private Series series(Budget budget) {
        return (budget.scope() == BudgetScope.PROJECT ? projects : orgs).series(budget.of());
    }

    private void reserve(Reservation reservation) {
        if (reservations.isOpen(reservation.id()) || reservations.size() >= Reservations.MOST) {
            throw new IllegalArgumentException("the reservation is there already, or there are too many");
        }
        reservations.add(reservation);
    }

    /** All parts are at most the total, so that none can overflow where that does not. */
    private void consume(Instant at, UsageReport report) {
        Spender who = report.who();
        Consumption consumed = report.consumed();
        Consumption sum = total.plus(consumed);
        projects.requireRoom(who.project());
        orgs.requireRoom(who.org());
        total = sum;
        projects.add(who.project(), at, consumed);
        orgs.add(who.org(), at, consumed);
        agents.add(who.agent(), consumed);
        lastModels.put(who.agent(), who.model());
        models.add(who.model(), consumed);
        sessions.add(who.session(), consumed);
        recent.add(RecentCall.of(at, report));
        String key = report.key();
        if (key != null) {
            reported.put(key, report.what());
        }
    }

    private void take(Imported imported) {
        Consumption sum = total.plus(imported.total());
        if (imported.projects().size() + projects.totals().size() > Accounts.MOST
                || imported.orgs().size() + orgs.totals().size() > Accounts.MOST) {
            throw new IllegalArgumentException("there are more than " + Accounts.MOST + " projects or orgs in it");
        }
        imported.projects().values().forEach(imported.total()::requireAtLeast);
        imported.orgs().values().forEach(imported.total()::requireAtLeast);
        imported.agents().values().forEach(imported.total()::requireAtLeast);
        total = sum;
        imported.projects().forEach((id, one) -> projects.add(id, imported.at(), one));
        imported.orgs().forEach((id, one) -> orgs.add(id, imported.at(), one));
        imported.agents().forEach(agents::add);
        notices.addImported(imported.alerts());
    }
}
