package dev.loki.bootstrap;

import dev.loki.application.audit.dashboard.ChainAnchors;
import dev.loki.application.run.RunReportCheck;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is kept beside the audit trail, held against what that says of it: the control plane's log, and the reports of runs.
 * Thread-safe.
 *
 * <p>Each method throws {@link dev.loki.ports.audit.AuditLogException} where the log or the trail cannot be read.
 */
public final class Records {

    private final AuditWiring audit;

    Records(AuditWiring audit) {
        this.audit = audit;
    }

    /**
     * Checks the control plane's audit log, and holds it against what this project's audit trail says of it.
     *
     * @param folder where the log is; null for {@code ~/.loki/dashboard/audit}
     */
    public DirectoryVerdict verifyDashboard(@Nullable Path folder) {
        DashboardWiring dashboard = audit.dashboard();
        return dashboard.verify(folder == null ? dashboard.folder() : folder);
    }

    /**
     * As {@link #verifyDashboard}, of {@code ~/.loki/dashboard/audit}, and says apart what the log itself shows and what
     * the agent's trail says of it.
     */
    public ChainAnchors.Check checkDashboard() {
        return audit.dashboard().check();
    }

    /**
     * Holds the reports of finished runs, {@code .loki/reports}, against what the audit trail says of them.
     *
     * @throws dev.loki.ports.run.RunReportException where the reports cannot be listed
     */
    public RunReportCheck.Verdict verifyRunReports() {
        return audit.verifyRunReports();
    }
}
