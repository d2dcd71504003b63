package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.AuditSync;
import dev.loki.adapter.fs.audit.FileAuditLog;
import dev.loki.adapter.fs.run.FileRunReports;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.forward.Forwarding;
import dev.loki.application.run.RunEvidence;
import dev.loki.application.run.RunReportCheck;
import dev.loki.application.run.RunReporter;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.run.RunReports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is put on record, what proves it, and who else is told. Each adapter is made at its first use. */
final class AuditWiring {

    private final Basics basics;
    private final boolean on;
    private final Lazy<AuditLog> log;
    private final CheckpointWiring checkpoints;
    private final Forwarding forwarding;
    private final AuditTrail trail;
    private final DashboardWiring dashboard;

    /**
     * @param on whether the agent's audit trail is kept
     * @param controlPlane whether this process is the control plane
     */
    AuditWiring(Basics basics, boolean on, boolean controlPlane) {
        this.basics = basics;
        this.on = on;
        Settings settings = basics.settings();
        log = new Lazy<>(() -> new FileAuditLog(
                basics.loki("audit"),
                basics.json().get(),
                basics.clock(),
                AuditSync.valueOf(settings.auditSync().toUpperCase(Locale.ROOT)),
                basics.warnings()));
        checkpoints = new CheckpointWiring(basics, on);
        forwarding = ForwardWiring.of(basics);
        AuditTrail kept = on ? keptTrail() : AuditTrail.off();
        trail = checkpoints.afterEntry().map(kept::telling).orElse(kept).telling(forwarding::appended);
        dashboard = new DashboardWiring(basics, controlPlane, trail, checkpoints);
    }

    AuditTrail trail() {
        return trail;
    }

    /** The trail, where one is kept. */
    Optional<AuditTrail> kept() {
        return on ? Optional.of(trail) : Optional.empty();
    }

    Forwarding forwarding() {
        return forwarding;
    }

    DashboardWiring dashboard() {
        return dashboard;
    }

    Optional<AuditEntry> startSegment(String reason) {
        if (on || basics.isWithinRun()) { // where nothing is kept, nothing is started, and nobody's ancestors are
            // looked at
            OperatorCheck.of(basics).require("starting a new segment");
        }
        return checkpoints.aroundNewSegment(() -> trail.startSegment(Basics.userName(), reason), this::acknowledged);
    }

    /** An operator is told what his key signs. */
    private Map<String, Long> acknowledged() {
        Map<String, Long> damaged = evidence().damaged();
        damaged.forEach((chain, size) -> basics.warnings()
                .accept("the key acknowledges that checkpoints of up to " + size + " entries of the chain " + chain
                        + " no longer fit"));
        return damaged;
    }

    Evidence evidence() {
        return evidence(trail);
    }

    /** Reads the chain that is there, whether or not this process keeps it. */
    Compliance compliance() {
        return new Compliance(
                evidence(AuditTrail.keptIn(log)),
                basics.project(),
                basics.json(),
                basics.clock(),
                HostName.find(!basics.isAirGapped()),
                Basics.userName());
    }

    RunReportCheck.Verdict verifyRunReports() {
        return new RunReportCheck(trail, runReports()).verify();
    }

    /** What a run of this actor leaves behind. */
    RunEvidence ofRun(Actor actor) {
        return new RunEvidence(RunReporter.keepingIn(new Lazy<>(this::runReports), trail, actor), dashboard.anchors());
    }

    void closeLog() {
        log.made().ifPresent(AuditLog::close);
    }

    /** To be called when the log is closed: signs what it holds. */
    void closeCheckpoints(Duration forWitnesses) {
        checkpoints.close(forWitnesses);
    }

    /** To be called when what records is closed: sends what it wrote. */
    void closeForwarding(Duration deadline) {
        forwarding.close(deadline);
    }

    private Evidence evidence(AuditTrail of) {
        return new Evidence(of, checkpoints, basics.project(), basics.json(), OperatorCheck.of(basics));
    }

    private RunReports runReports() {
        return new FileRunReports(basics.loki("reports"));
    }

    private AuditTrail keptTrail() {
        Path key = basics.settings().fingerprintKey();
        return key == null
                ? AuditTrail.keptIn(log)
                : AuditTrail.keptIn(log, KeyFile.read(key, basics.project().root()));
    }
}
