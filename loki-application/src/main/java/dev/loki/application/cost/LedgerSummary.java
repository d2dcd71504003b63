package dev.loki.application.cost;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.Notice;
import dev.loki.domain.cost.RecentCall;
import dev.loki.domain.cost.Reservation;
import java.util.List;
import java.util.Map;

/**
 * What a ledger held at some time.
 *
 * @param projects totals by project; those of agents, models, sessions and orgs as well
 * @param recent the last calls, oldest first
 * @param history what was told of budgets, oldest first
 * @param reserved for calls that are not over, oldest first
 */
public record LedgerSummary(
        Consumption total,
        Map<String, Consumption> projects,
        Map<String, Consumption> agents,
        Map<String, Consumption> models,
        Map<String, Consumption> sessions,
        Map<String, Consumption> orgs,
        List<RecentCall> recent,
        List<Notice> history,
        List<Reservation> reserved) {

    static LedgerSummary of(Ledger ledger) {
        return new LedgerSummary(
                ledger.total(),
                ledger.projects(),
                ledger.agents(),
                ledger.models(),
                ledger.sessions(),
                ledger.orgs(),
                ledger.recent(),
                ledger.history(),
                ledger.open());
    }
}
