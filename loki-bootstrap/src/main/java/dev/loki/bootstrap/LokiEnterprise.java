package dev.loki.bootstrap;

import dev.loki.application.approval.ApprovalControl;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.dashboard.DashboardAudit;
import dev.loki.application.cost.Budgets;
import dev.loki.application.event.EventStream;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.residency.ResidencyControl;
import dev.loki.application.trace.Traces;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.ports.host.HostTelemetry;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loki for one project: what the environment enables is wired, everything else does nothing. Thread-safe.
 *
 * <pre>{@code
 * try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(System.getenv(), projectDir)) {
 *     Decision decision = loki.policies().check(EnforcementPoint.PRE_EXECUTION, context);
 *     if (!decision.allowed()) {
 *         return refuse(decision.reason());
 *     }
 * }
 * }</pre>
 */
public final class LokiEnterprise implements AutoCloseable {

    private final Features features;
    private final Wiring wiring;

    private LokiEnterprise(Features features, Wiring wiring) {
        this.features = features;
        this.wiring = wiring;
    }

    /**
     * Wires what the environment enables, for an engine that embeds Loki. Where it enables nothing and the project has no
     * policy file, the facade does nothing: it loads no adapter, starts no thread and opens no file. A policy file that
     * appears later is seen by the next facade. One that is there is watched from the first check until {@link #close}:
     * what it says is in force within a second, and {@link PolicyControl#status} says what is decided by.
     *
     * <p>What fails open is told to the logger {@code dev.loki}.
     *
     * @throws ConfigurationException naming every variable that is wrong
     */
    public static LokiEnterprise fromEnvironment(Map<String, String> environment, Path projectDir) {
        return embedded(environment, projectDir, EventSources.RUNNER, false, null);
    }

    /**
     * As {@link #fromEnvironment(Map, Path)}, for an engine that has telemetry of its own: spans and metrics go through
     * that, whatever LOKI_OTEL_ENDPOINT says, and the facade exports none. Where the air gap is on, nothing goes through it.
     *
     * @param host such as the bridge to OpenTelemetry, {@code OtelBridge} of {@code loki-otel-bridge}; may serve many
     *     facades
     * @throws ConfigurationException naming every variable that is wrong
     */
    public static LokiEnterprise fromEnvironment(Map<String, String> environment, Path projectDir, HostTelemetry host) {
        return embedded(environment, projectDir, EventSources.RUNNER, false, host);
    }

    /**
     * Wires what the environment enables, as {@link #fromEnvironment} does, for the control plane: its audit log,
     * {@link #dashboard}, is kept unless LOKI_AUDIT_DISABLED forbids it.
     *
     * @throws ConfigurationException naming every variable that is wrong
     */
    public static LokiEnterprise forControlPlane(Map<String, String> environment, Path projectDir) {
        return embedded(environment, projectDir, EventSources.DASHBOARD, true, null);
    }

    private static LokiEnterprise embedded(
            Map<String, String> environment,
            Path projectDir,
            String source,
            boolean controlPlane,
            @Nullable HostTelemetry host) {
        Settings settings = SettingsReader.settings(environment);
        Project project = Project.in(projectDir, environment);
        Features features = Features.embedded(settings, project.lokiDir(), host != null);
        return new LokiEnterprise(
                features,
                new Wiring(settings, project, features, source, true, controlPlane, host, LokiEnterprise::log));
    }

    /**
     * Wires Loki for a command that governs a project: policy, audit and events are on, telemetry where it is asked for.
     * The policy file is read once, at the first check: a command asks once, at its start, and {@code loki run} too; the
     * commands inside a run read it anew.
     *
     * @param warnings told, in one line each, what fails open
     * @throws ConfigurationException naming every variable that is wrong
     */
    public static LokiEnterprise forCommandLine(
            Map<String, String> environment, Project project, Consumer<String> warnings) {
        Settings settings = SettingsReader.settings(environment);
        Features features = Features.commandLine(settings, project.lokiDir());
        return new LokiEnterprise(
                features, new Wiring(settings, project, features, EventSources.CLI, false, false, null, warnings));
    }

    /** Starts what works in the background, as an embedded facade and a run do by themselves. */
    void startInBackground() {
        wiring.startInBackground();
    }

    /** The process that stays beside the project and answers hooks, for who starts and ends it by hand. */
    public Residents residents() {
        return new Residents(wiring.basics());
    }

    /** What is on. */
    public Features features() {
        return features;
    }

    /** Decides at the enforcement points. */
    public PolicyControl policies() {
        return wiring.policy().control();
    }

    /** Looks at policy files by themselves, and asks them about decisions of the past. */
    public PolicyFiles policyFiles() {
        return new PolicyFiles(wiring.policy());
    }

    /** Says whether a provider may be called, and whether the air gap is on. Asked before each call of a model. */
    public ResidencyControl residency() {
        return wiring.policy().residencyControl();
    }

    /**
     * The budgets of the project: reserves before a call, counts after it. They are those of the policy file's
     * {@code resource} policies and of LOKI_BUDGET_LIMIT; what is consumed is counted in any case.
     */
    public Budgets budgets() {
        return wiring.budget().budgets();
    }

    /**
     * Asks people whether an action may happen, and lets it happen once where they agree.
     *
     * @throws ConfigurationException where LOKI_APPROVAL_KEY_FILE cannot be used
     */
    public ApprovalControl approvals() {
        return wiring.approvals().control();
    }

    /** Answers the hooks of coding agents. */
    public Hooks hooks() {
        return wiring.hooks();
    }

    /** Records and proves. */
    public AuditTrail audit() {
        return wiring.trail();
    }

    /** Proves what was recorded, and keeps the keys that sign it. */
    public Evidence evidence() {
        return wiring.audit().evidence();
    }

    /** Forwards audit entries to other machines. An embedded facade and a run do so by themselves. */
    public Forwarding forwarding() {
        return wiring.audit().forwarding();
    }

    /** Records what happens in the control plane, in a chain of its own below the user's home. */
    public DashboardAudit dashboard() {
        return wiring.audit().dashboard().audit();
    }

    /** Checks what is kept beside the audit trail: the control plane's log, and the reports of runs. */
    public Records records() {
        return new Records(wiring.audit());
    }

    /** Goes on where the audit chain or the ledger of budgets was damaged; for an operator. */
    public Repairs repairs() {
        return new Repairs(wiring.audit(), wiring.budget());
    }

    /** Reports what the audit chain shows for the controls of a framework, and packs it for an auditor. */
    public Compliance compliance() {
        return wiring.audit().compliance();
    }

    /**
     * A report on all of a framework's controls: the seed's {@code generateReport}. {@link #compliance} has the choices.
     * Throws as {@link Compliance#report} does.
     */
    public ComplianceReport generateReport(Framework framework, Period period) {
        return compliance().whole(framework, period);
    }

    /** Publishes and consumes events. */
    public EventStream events() {
        return wiring.eventBus().stream();
    }

    /** Cleans up what the bus keeps of {@link #events}, and mirrors it. */
    public KeptEvents keptEvents() {
        return new KeptEvents(wiring.eventBus());
    }

    /** Opens spans. They are sent with LOKI_OTEL_ENDPOINT. */
    public Traces traces() {
        return wiring.traces();
    }

    /**
     * What an engine measures: tasks, quality gates, agents, tokens. Loki adds what it decides and records by itself.
     * They are sent with LOKI_OTEL_ENDPOINT, each minute and at {@link #close}.
     */
    public LokiMetrics metrics() {
        return wiring.telemetry().metrics().metrics();
    }

    /** Reads what is measured, receives what agents tell of themselves, and reads what was recorded in files. */
    public Telemetry telemetry() {
        return new Telemetry(wiring);
    }

    /** Where the team keeps its work: Jira, Linear and GitHub. */
    public Trackers trackers() {
        return wiring.trackers();
    }

    /** Calls to trackers and code hosts that wait to be carried to a machine that is connected, and sent from there. */
    public Outbox outbox() {
        return wiring.outbox();
    }

    /** Workflows of GitHub Actions, and reports for people on GitHub. */
    public GitHub gitHub() {
        return wiring.gitHub();
    }

    /** Gives the project the files that it starts with; for an operator. */
    public ProjectStart projectStart() {
        return new ProjectStart(wiring.basics());
    }

    /** Runs a command under governance. */
    public Runs runs() {
        return new Runs(wiring.runs());
    }

    /** Shows and runs the cycle of the project's run file. */
    public Cycles cycles() {
        return new Cycles(wiring.runs());
    }

    /**
     * Delivers what is pending, for at most two seconds, to trackers for at most five, and stops every thread. Safe to call
     * twice.
     */
    @Override
    public void close() {
        wiring.close();
    }

    private static void log(String warning) {
        System.getLogger("dev.loki").log(System.Logger.Level.WARNING, warning);
    }
}
