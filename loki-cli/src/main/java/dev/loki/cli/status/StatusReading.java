package dev.loki.cli.status;

import dev.loki.application.cost.UnknownBudgetsException;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.policy.Verdict;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventBusStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How things stand in a project. What cannot be read is empty, or null, and is told among the troubles.
 *
 * @param at when it was read
 * @param session the newest run; null where there is none
 * @param chain what a check of the audit chain found; null where it cannot be read
 * @param waiting the approval requests that wait
 * @param denials the last, the newest first
 * @param events what is on the bus; null where it cannot be read
 */
record StatusReading(
        Instant at,
        @Nullable SessionState session,
        @Nullable ChainCheck chain,
        List<BudgetStatus> budgets,
        List<ApprovalRequest> waiting,
        List<AuditEntry> denials,
        @Nullable EventBusStats events,
        List<String> troubles) {

    private static final int DENIALS = 3;

    static StatusReading of(LokiEnterprise loki, Project project, ChainWatch chain, VerifyProgress progress) {
        List<String> troubles = new ArrayList<>();
        return new StatusReading(
                Instant.now(),
                read(troubles, () -> SessionState.read(loki).orElse(null)),
                read(troubles, () -> chain.check(loki, project, progress)),
                list(troubles, () -> loki.budgets().status()),
                list(troubles, () -> waiting(loki)),
                list(troubles, () -> SessionState.newest(loki, DecisionRecorder.what(Verdict.DENY), DENIALS)),
                read(troubles, () -> loki.events().stats()),
                troubles.stream().distinct().toList());
    }

    private static List<ApprovalRequest> waiting(LokiEnterprise loki) {
        return loki.approvals().list().stream()
                .filter(request -> request.state().isOpen())
                .toList();
    }

    private static <T> List<T> list(List<String> troubles, Supplier<List<T>> part) {
        List<T> read = read(troubles, part);
        return read == null ? List.of() : read;
    }

    private static <T> @Nullable T read(List<String> troubles, Supplier<? extends @Nullable T> part) {
        try {
            return part.get();
        } catch (AuditLogException
                | UsageStoreException
                | UnknownBudgetsException
                | ApprovalRefusedException
                | EventBusException
                | ConfigurationException e) {
            troubles.add(String.valueOf(e.getMessage()));
            return null;
        }
    }
}
