package dev.loki.domain.cost;

import java.util.List;

/** What becomes of the wish to reserve. */
public sealed interface ReserveAnswer {

    /**
     * It is kept.
     *
     * @param warnings of budgets that only warn and thresholds that are passed
     */
    record Granted(Reservation reservation, List<BudgetBreach> warnings) implements ReserveAnswer {

        public Granted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It is not.
     *
     * @param breaches of the budgets in the way, strongest action first; never empty
     */
    record Refused(List<BudgetBreach> breaches) implements ReserveAnswer {

        public Refused {
            breaches = List.copyOf(breaches);
        }

        /** What the strictest of the budgets asks for. */
        public LimitAction action() {
            return breaches.get(0).action();
        }

        public String reason() {
            return breaches.get(0).message();
        }
    }
}
