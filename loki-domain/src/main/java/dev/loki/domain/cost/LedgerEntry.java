package dev.loki.domain.cost;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One change of a {@link Ledger}: what stands in its journal. */
public sealed interface LedgerEntry {

    /** When; in the ledger's own time, which never runs backwards. */
    Instant at();

    /** A part of the budgets is kept. */
    record Reserved(Instant at, Reservation reservation) implements LedgerEntry {}

    /** A reserved call is over, and this is what it consumed. */
    record Committed(Instant at, String reservation, UsageReport report) implements LedgerEntry {}

    /** A reserved call was not made. */
    record Released(Instant at, String reservation) implements LedgerEntry {}

    /** A lease has ended. */
    record Expired(Instant at, String reservation) implements LedgerEntry {}

    /** A call that was not reserved is over. */
    record Recorded(Instant at, UsageReport report) implements LedgerEntry {}

    /** A threshold or limit was reached, and is being told. */
    record Noticed(Notice notice) implements LedgerEntry {

        @Override
        public Instant at() {
            return notice.at();
        }
    }

    /**
     * What was consumed before there was a journal.
     *
     * @param projects tokens by project, as the others
     * @param alerts of budgets without a window, such as {@code my-project:80}
     */
    record Imported(
            Instant at,
            Map<String, Consumption> projects,
            Map<String, Consumption> agents,
            Map<String, Consumption> orgs,
            Consumption total,
            List<String> alerts)
            implements LedgerEntry {

        public Imported {
            projects = ordered(projects);
            agents = ordered(agents);
            orgs = ordered(orgs);
            alerts = List.copyOf(alerts);
        }

        /** Which names are forgotten first hangs on their order. */
        private static Map<String, Consumption> ordered(Map<String, Consumption> byName) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }
}
