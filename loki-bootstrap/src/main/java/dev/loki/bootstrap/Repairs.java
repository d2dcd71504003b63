package dev.loki.bootstrap;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.ports.repair.Repair;
import java.util.Optional;

/**
 * Goes on where what Loki keeps was damaged; for an operator, and refused with a {@link ConfigurationException} within a
 * governed run or below an agent, where nobody is one. Thread-safe.
 */
public final class Repairs {

    private final AuditWiring audit;
    private final BudgetWiring budget;

    Repairs(AuditWiring audit, BudgetWiring budget) {
        this.audit = audit;
        this.budget = budget;
    }

    /**
     * Keeps the audit chain as evidence and starts a new one that names it, in the name of the user this process runs as:
     * the only way to go on where the chain was damaged.
     *
     * @param reason what the operator says about it
     * @return the new chain's first entry; empty where no chain is kept
     * @throws dev.loki.ports.audit.AuditLogException where it could not be done
     */
    public Optional<AuditEntry> startAuditSegment(String reason) {
        return audit.startSegment(reason);
    }

    /**
     * Makes the ledger behind {@link LokiEnterprise#budgets} usable again where it cannot be read.
     *
     * @throws dev.loki.ports.cost.UsageStoreException where it could not be done
     */
    public Repair repairLedger() {
        return budget.repair();
    }
}
