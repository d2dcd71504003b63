package dev.loki.bootstrap.settings;

import dev.loki.application.telemetry.EntryAllowance;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the environment asks for; docs/configuration.md has the table.
 *
 * @param audit whether an embedded engine keeps the agent's audit trail
 * @param auditSync when the trail is forced to the disk: {@code always}, {@code interval} or {@code os}
 * @param fingerprintKey the file of the key under which masked secrets are recognised; null for none
 * @param dashboard what the control plane's audit log is kept by
 * @param events how the event bus works
 * @param policies the variables that are policies
 * @param budget the variables of budgets
 * @param approvals how approvals are given
 * @param decisionLog where every decision is written down, as LOKI_POLICY_DECISION_LOG names it; null where nowhere
 * @param forward where audit entries are forwarded to; null where nowhere
 * @param telemetry where traces go; null where they go nowhere
 * @param checkpoints how the audit chain is signed
 * @param airGap the variable that switches the air gap on; null where none does
 * @param session the governed run this process belongs to; null outside of one
 * @param spool where the run that this process belongs to looks for spans; null where it did not say
 * @param trace what is recorded of traces, and what this process happens in
 * @param toldEntries how many audit entries agents' telemetry may make in a minute
 * @param workflow the workflow of GitHub Actions this process runs in
 * @param integrations which trackers there are, and as whom they are asked; read at their first use
 * @param places where Loki and settings of agents are outside of the project
 */
public record Settings(
        boolean audit,
        String auditSync,
        @Nullable Path fingerprintKey,
        DashboardSettings dashboard,
        EventSettings events,
        PolicyVariables policies,
        BudgetSettings budget,
        ApprovalVariables approvals,
        @Nullable String decisionLog,
        @Nullable ForwardSettings forward,
        @Nullable TelemetrySettings telemetry,
        CheckpointSettings checkpoints,
        @Nullable String airGap,
        @Nullable String session,
        @Nullable Path spool,
        TraceSettings trace,
        int toldEntries,
        WorkflowSettings workflow,
        IntegrationVariables integrations,
        InstalledPlaces places) {

    private static final int MOST_TOLD_ENTRIES = 1_000_000;
    private static final List<String> AIR_GAP = List.of("LOKI_AIR_GAPPED", "LOKI_AIRGAP");
    private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    /**
     * Reads the environment.
     *
     * @param variables collect what is wrong; the settings may be obeyed only where nothing is
     */
    public static Settings read(Variables variables) {
        DashboardSettings dashboard = DashboardSettings.read(variables);
        return new Settings(
                variables.flag("LOKI_AUDIT_ENABLED") || dashboard.asked(),
                variables.oneOf("LOKI_AUDIT_SYNC", List.of("always", "interval", "os")),
                variables.absolutePath("LOKI_FINGERPRINT_KEY_FILE").orElse(null),
                dashboard,
                EventSettings.read(variables),
                PolicyVariables.read(variables),
                BudgetSettings.read(variables),
                ApprovalVariables.read(variables),
                variables.text("LOKI_POLICY_DECISION_LOG").orElse(null),
                ForwardSettings.read(variables),
                TelemetrySettings.read(variables),
                CheckpointSettings.read(variables),
                airGap(variables),
                session(variables),
                spool(variables),
                TraceSettings.read(variables),
                variables.number("LOKI_TELEMETRY_AUDIT_PER_MINUTE", EntryAllowance.PER_MINUTE, 1, MOST_TOLD_ENTRIES),
                WorkflowSettings.read(variables),
                new IntegrationVariables(variables.environment()),
                new InstalledPlaces(variables.environment()));
    }

    /** Whether anything is named that Loki would speak with; approvals are told to whom policies say. */
    public boolean namesReceivers() {
        return forward != null
                || telemetry != null
                || checkpoints.witnessUrl() != null
                || events.kafka() != null
                || !integrations.isEmpty();
    }

    /** The variable that switches the air gap on: the first that does. Each is read, so that one that is neither on nor off is told. */
    public static @Nullable String airGap(Variables variables) {
        return AIR_GAP.stream().filter(variables::flag).toList().stream()
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String session(Variables variables) {
        Optional<String> session = variables.text("LOKI_SESSION_ID");
        if (session.isPresent() && !SESSION.matcher(session.get()).matches()) {
            variables.problem("LOKI_SESSION_ID", "expected at most 64 letters, digits, _ or -");
        }
        return session.orElse(null);
    }

    /** Obeyed only where it is absolute and names the session, as {@code loki run} sets it. */
    private static @Nullable Path spool(Variables variables) {
        Optional<String> session = variables.text("LOKI_SESSION_ID");
        try {
            Path spool = Path.of(variables.text("LOKI_SPOOL_DIR").orElse(""));
            String last = String.valueOf(spool.getFileName());
            return spool.isAbsolute() && session.filter(last::equals).isPresent() ? spool : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
