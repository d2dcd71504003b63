package dev.loki.bootstrap;

import dev.loki.adapter.otlp.receive.OtlpReceiver;
import dev.loki.application.approval.ApprovalControl;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.audit.dashboard.ChainAnchors;
import dev.loki.application.audit.dashboard.DashboardAudit;
import dev.loki.application.compliance.EntryVisitor;
import dev.loki.application.cost.Budgets;
import dev.loki.application.cycle.StepPreview;
import dev.loki.application.event.EventBridge;
import dev.loki.application.event.EventStream;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.policy.PolicyReview;
import dev.loki.application.policy.ReplayChange;
import dev.loki.application.policy.ReplaySummary;
import dev.loki.application.residency.ResidencyControl;
import dev.loki.application.run.RunReportCheck;
import dev.loki.application.run.RunSummary;
import dev.loki.application.trace.Traces;
import dev.loki.application.tracker.IssueReport;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.cost.Repair;
import dev.loki.ports.event.EventStore;
import dev.loki.ports.event.Retention;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.policy.LoggedLine;
import dev.loki.ports.usage.UsageListener;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final AtomicBoolean ran = new AtomicBoolean();

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
        Settings settings = Settings.read(environment);
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
        Settings settings = Settings.read(environment);
        Features features = Features.commandLine(settings, project.lokiDir());
        return new LokiEnterprise(
                features, new Wiring(settings, project, features, EventSources.CLI, false, false, null, warnings));
    }

    /** What is on. */
    public Features features() {
        return features;
    }

    /** Decides at the enforcement points. */
    public PolicyControl policies() {
        return wiring.policy().control();
    }

    /** Says whether a provider may be called, and whether the air gap is on. Asked before each call of a model. */
    public ResidencyControl residency() {
        return wiring.residency();
    }

    /**
     * The budgets of the project: reserves before a call, counts after it. They are those of the policy file's
     * {@code resource} policies and of LOKI_BUDGET_LIMIT; what is consumed is counted in any case.
     */
    public Budgets budgets() {
        return wiring.budget().budgets();
    }

    /**
     * Makes the ledger of {@link #budgets} usable again where it cannot be read; for an operator.
     *
     * @throws ConfigurationException within a governed run, where nobody is an operator
     * @throws dev.loki.ports.cost.UsageStoreException where it could not be done
     */
    public Repair repairBudgets() {
        return wiring.budget().repair();
    }

    /**
     * Looks at a policy file by itself: its tests, their coverage, and what is suspicious.
     *
     * @param file the file, JSON where its name ends so, else YAML; null takes the project's
     */
    public PolicyReview review(@Nullable Path file) {
        return wiring.policy().review(file);
    }

    /**
     * Asks people whether an action may happen, and lets it happen once where they agree.
     *
     * @throws ConfigurationException where LOKI_APPROVAL_KEY_FILE cannot be used
     */
    public ApprovalControl approvals() {
        return wiring.approvals().control();
    }

    /** Records and proves. */
    public AuditTrail audit() {
        return wiring.trail();
    }

    /**
     * Keeps the audit chain as evidence and starts a new one that names it, in the name of the user this process runs as.
     * For an operator: it is the only way to go on where the chain was damaged.
     *
     * @param reason what the operator says about it
     * @return the new chain's first entry; empty where no chain is kept
     * @throws ConfigurationException within a governed run, where nobody is an operator
     * @throws dev.loki.ports.audit.AuditLogException where it could not be done
     */
    public Optional<AuditEntry> startAuditSegment(String reason) {
        return wiring.audit().startSegment(reason);
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

    /**
     * Checks the control plane's audit log, and holds it against what this project's audit trail says of it.
     *
     * @param folder where the log is; null for {@code ~/.loki/dashboard/audit}
     * @throws dev.loki.ports.audit.AuditLogException where either cannot be read
     */
    public DirectoryVerdict verifyDashboard(@Nullable Path folder) {
        DashboardWiring dashboard = wiring.audit().dashboard();
        return dashboard.verify(folder == null ? dashboard.folder() : folder);
    }

    /**
     * As {@link #verifyDashboard}, of {@code ~/.loki/dashboard/audit}, and says apart what the log itself shows and what
     * the agent's trail says of it.
     *
     * @throws dev.loki.ports.audit.AuditLogException where either cannot be read
     */
    public ChainAnchors.Check checkDashboard() {
        return wiring.audit().dashboard().check();
    }

    /**
     * Holds the reports of finished runs, {@code .loki/reports}, against what the audit trail says of them.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the trail cannot be read
     * @throws dev.loki.ports.run.RunReportException where the reports cannot be listed
     */
    public RunReportCheck.Verdict verifyRunReports() {
        return wiring.audit().verifyRunReports();
    }

    /** Reports what the audit chain shows for the controls of a framework, and packs it for an auditor. */
    public Compliance compliance() {
        return wiring.audit().compliance();
    }

    /**
     * A report on all of a framework's controls: the seed's {@code generateReport}. {@link #compliance} has the choices.
     *
     * @throws ConfigurationException where what is declared cannot be read or understood
     * @throws dev.loki.ports.audit.AuditLogException where the chain cannot be read
     * @throws dev.loki.ports.checkpoint.CheckpointException where the chain or its checkpoints cannot be read
     */
    public ComplianceReport generateReport(Framework framework, Period period) {
        Compliance compliance = compliance();
        ReportScope scope = compliance.scope(framework, period, List.of(), ZoneOffset.UTC);
        return compliance.report(scope, List.of(), List.of(), EntryVisitor.NONE);
    }

    /** Publishes and consumes events. */
    public EventStream events() {
        return wiring.events();
    }

    /**
     * Mirrors events to the Kafka topic that LOKI_EVENTS_KAFKA_BOOTSTRAP and LOKI_EVENTS_KAFKA_TOPIC name, and back; empty
     * where no broker is named. An embedded facade and a run do so by themselves. It is closed with this facade.
     *
     * @throws ConfigurationException where LOKI_EVENTS_KAFKA_CONFIG cannot be used
     */
    public Optional<EventBridge> eventBridge() {
        return wiring.eventBridge();
    }

    /** Cleans up the event bus, and brings logs of events onto it. */
    public EventStore eventStore() {
        return wiring.eventStore();
    }

    /** How long consumed events are kept, as the environment says. */
    public Retention eventRetention() {
        return wiring.eventRetention();
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
        return wiring.metrics().metrics();
    }

    /**
     * Makes the receiving end of OTLP/HTTP, for whoever serves HTTP to agents: what Claude Code and Codex tell of
     * themselves becomes usage, what counts in {@link #budgets}, entries of {@link #audit}, spans of {@link #traces} and {@link LokiMetrics#tokens}. One for a
     * process: each has a memory of its own of what it counted.
     *
     * @param usage told what agents consume
     */
    public OtlpReceiver telemetryReceiver(UsageListener usage) {
        return wiring.telemetryReceiver(usage);
    }

    /**
     * What the metrics hold now, for who serves them, as
     * {@link dev.loki.domain.metric.PrometheusText#write Prometheus reads them}. Without LOKI_OTEL_ENDPOINT that is what
     * the engine measured only.
     */
    public MetricSnapshot readMetrics() {
        return wiring.metrics().read();
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
        return gitHub(() -> wiring.trackers().codeHostWhereComplete());
    }

    /** As {@link #gitHub()}, with a code host of the caller's. */
    GitHub gitHub(Supplier<Optional<CodeHost>> host) {
        return wiring.gitHub(host);
    }

    /** The quality report, for issues of any tracker; it names the commit and the run of the workflow around it. */
    public IssueReport issueReport() {
        return wiring.issueReport();
    }

    /** Reads telemetry that was recorded in files. */
    public Recordings recordings() {
        return wiring.recordings();
    }

    /**
     * Runs a command under governance, on the standard streams of this process, and waits for its end. Ends telemetry:
     * one run a facade.
     *
     * @param command the program and its arguments
     * @param directory where it starts
     * @param environment what it gets; LOKI_DIR, LOKI_PROJECT_DIR, LOKI_SESSION_ID and LOKI_SPOOL_DIR are added, and the
     *     trace where telemetry is on
     * @throws IllegalStateException where this facade has run a command before
     */
    public RunSummary run(List<String> command, Path directory, Map<String, String> environment) {
        return run(command, directory, environment, notice -> {});
    }

    /**
     * As above, and says what is waited for.
     *
     * @param notices told, in lines for people, of an approval that the run waits for
     */
    public RunSummary run(
            List<String> command, Path directory, Map<String, String> environment, Consumer<String> notices) {
        requireFirstRun();
        return wiring.run(command, directory, environment, notices);
    }

    /** Whether the project has a run file, {@code .loki/run.yaml}, understood or not. */
    public boolean hasRunFile() {
        return wiring.cycles().hasRunFile();
    }

    /** Whether the last cycle was stopped or interrupted, so that it can be resumed. */
    public boolean isCycleInterrupted() {
        return wiring.cycles().isInterrupted();
    }

    /**
     * The cycle that {@link #runCycle} would run.
     *
     * @throws ConfigurationException where the run file or a variable is wrong, or there is nothing to be resumed
     */
    public Cycle planCycle(CycleOrder order) {
        return wiring.cycles().cycle(order.resume(), order.environment());
    }

    /** What the policies would say to each step of a cycle. Nothing is recorded. */
    public List<StepPreview> previewCycle(Cycle cycle) {
        return wiring.cycles().preview(cycle, policies());
    }

    /**
     * Runs the cycle of the project's run file under governance, and waits for its end. Its commands start in the project's
     * folder, in the environment that {@link #run} would give them. Ends telemetry: one run a facade.
     *
     * @throws ConfigurationException where the run file or a variable is wrong, there is nothing to be resumed, or another
     *     process runs a cycle of this project
     * @throws dev.loki.ports.cycle.CycleStoreException where the cycle's state cannot be locked
     * @throws IllegalStateException where this facade has run something before
     */
    public RunSummary runCycle(CycleOrder order) {
        requireFirstRun();
        return wiring.runCycle(order);
    }

    private void requireFirstRun() {
        if (ran.getAndSet(true)) {
            throw new IllegalStateException("this LokiEnterprise has run a command; make another one for the next");
        }
    }

    /**
     * Asks a policy file about the decisions of a log, and tells where it would decide otherwise. Nothing is recorded.
     *
     * @param log what LOKI_POLICY_DECISION_LOG named
     * @param policyFile a file whose name ends in .json, .yaml or .yml; null for the project's own
     * @param changes told each decision that would be another
     * @param unreadable told each line that is no decision
     * @throws ConfigurationException where the policy file is not there or not understood
     * @throws dev.loki.ports.policy.DecisionLogException where the log cannot be read
     */
    public ReplaySummary replay(
            Path log, @Nullable Path policyFile, Consumer<ReplayChange> changes, Consumer<LoggedLine> unreadable) {
        return wiring.policy().replay(log, policyFile, changes, unreadable);
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
