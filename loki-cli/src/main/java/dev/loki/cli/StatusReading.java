package dev.loki.cli;

import dev.loki.application.cost.UnknownBudgetsException;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.bootstrap.ConfigurationException;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.Project;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.cost.BudgetStatus;
import dev.loki.domain.policy.Verdict;
import dev.loki.ports.approval.ApprovalStoreException;
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
                read(troubles, null, () -> SessionState.read(loki).orElse(null)),
                read(troubles, null, () -> chain.check(loki, project, progress)),
                full(read(troubles, List.of(), () -> loki.budgets().status())),
                full(read(troubles, List.of(), () -> waiting(loki))),
                full(read(
                        troubles,
                        List.of(),
                        () -> SessionState.newest(loki, DecisionRecorder.what(Verdict.DENY), DENIALS))),
                read(troubles, null, () -> loki.events().stats()),
                troubles.stream().distinct().toList());
    }

    private static List<ApprovalRequest> waiting(LokiEnterprise loki) {
        return loki.approvals().list().stream()
                .filter(request -> request.state().isOpen())
                .toList();
    }

    private static <T> List<T> full(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T extends @Nullable Object> T read(List<String> troubles, T otherwise, Supplier<? extends T> part) {
        try {
            return part.get();
        } catch (AuditLogException
                | UsageStoreException
                | UnknownBudgetsException
                | ApprovalStoreException
                | EventBusException
                | ConfigurationException e) {
            troubles.add(String.valueOf(e.getMessage()));
            return otherwise;
        }
    }
}
