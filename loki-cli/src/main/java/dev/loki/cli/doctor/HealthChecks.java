package dev.loki.cli.doctor;

import dev.loki.application.cost.UnknownBudgetsException;
import dev.loki.bootstrap.ConfigurationException;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.event.EventBusException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** All that {@code loki doctor} looks at: a new check needs a line here, and nothing else. */
final class HealthChecks {

    /** By subject, in the order in which they are told. */
    private static final Map<String, HealthCheck> ALL = new LinkedHashMap<>();

    static {
        ALL.put("loki", SurroundingChecks::versions);
        ALL.put("project", SurroundingChecks::project);
        ALL.put("disk", DiskCheck::look);
        ALL.put("variables", SurroundingChecks::variables);
        ALL.put("programs", SurroundingChecks::programs);
        ALL.put("policies", StateChecks::policies);
        ALL.put("cycle", StateChecks::runFile);
        ALL.put("audit", StateChecks::audit);
        ALL.put("budgets", StateChecks::budgets);
        ALL.put("approvals", StateChecks::approvals);
        ALL.put("events", StateChecks::events);
        ALL.put("hooks", HookChecks::look);
        ALL.put("trackers", FeatureChecks::trackers);
        ALL.put("features", FeatureChecks::features);
    }

    private HealthChecks() {}

    static Stream<Diagnosis> look(Examination on) {
        return ALL.entrySet().stream().flatMap(check -> look(check.getKey(), check.getValue(), on));
    }

    private static Stream<Diagnosis> look(String subject, HealthCheck check, Examination on) {
        try {
            return check.look(on).toList().stream();
        } catch (ConfigurationException e) {
            return e.problems().stream()
                    .map(problem -> Diagnosis.wrong(subject, problem, "mend what is named there, as is expected"));
        } catch (UsageStoreException e) {
            return Stream.of(Diagnosis.wrong(subject, String.valueOf(e.getMessage()), "loki budget repair"));
        } catch (AuditLogException | CheckpointException e) {
            return Stream.of(Diagnosis.wrong(
                    subject,
                    String.valueOf(e.getMessage()),
                    "see who may read the files below audit; loki audit verify"));
        } catch (ApprovalRefusedException e) {
            return Stream.of(Diagnosis.wrong(subject, String.valueOf(e.getMessage()), "loki approve repair"));
        } catch (UnknownBudgetsException | EventBusException e) {
            return Stream.of(Diagnosis.wrong(subject, String.valueOf(e.getMessage()), "mend what is named there"));
        }
    }
}
