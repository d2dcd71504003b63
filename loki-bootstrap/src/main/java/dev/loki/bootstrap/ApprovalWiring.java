package dev.loki.bootstrap;

import dev.loki.adapter.fs.approval.FileApprovalSignals;
import dev.loki.adapter.fs.approval.FileApprovalStore;
import dev.loki.application.approval.ApprovalClock;
import dev.loki.application.approval.ApprovalControl;
import dev.loki.application.approval.ApprovalPorts;
import dev.loki.application.approval.ApprovalSettings;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.approval.GovernedAncestry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How people are asked, and what they say is kept. Each adapter is made at its first use. */
final class ApprovalWiring {

    private final Basics basics;
    private final AuditTrail audit;
    private final EventStream events;
    private final Supplier<List<ApprovalGate>> gates;
    private final ApprovalPorts ports;
    private final Lazy<ApprovalControl> control;
    private @Nullable ApprovalControl ofRun;

    /**
     * @param actor on whose behalf approvals are asked for and given, but in a run
     * @param gates where a person is asked
     */
    ApprovalWiring(
            Basics basics, Actor actor, AuditTrail audit, EventStream events, Supplier<List<ApprovalGate>> gates) {
        this.basics = basics;
        this.audit = audit;
        this.events = events;
        this.gates = gates;
        this.ports = new ApprovalPorts(
                new Lazy<>(() -> new FileApprovalStore(
                        basics.loki("state"), basics.json().get())),
                new Lazy<>(() -> new FileApprovalSignals(
                        basics.loki("signals"), basics.json().get())),
                () -> notifier(),
                () -> ancestry());
        this.control = new Lazy<>(() -> control(actor, basics.settings().session()));
    }

    ApprovalControl control() {
        return control.get();
    }

    /** As {@link #control}, for a run that begins. */
    synchronized ApprovalControl controlFor(Actor actor) {
        ApprovalControl made = control(actor, actor.session());
        ofRun = made;
        return made;
    }

    /**
     * Checks that the key can be used, where one is named.
     *
     * @throws ConfigurationException where it cannot
     */
    void requireKey() {
        key();
    }

    /** Waits until webhooks are told, for no longer than this. */
    synchronized void settle(Duration deadline) {
        Optional.ofNullable(ofRun).or(control::made).ifPresent(made -> made.settle(deadline));
    }

    private ApprovalControl control(Actor actor, @Nullable String session) {
        return new ApprovalControl(
                new ApprovalSettings(user(), session, gates, key()),
                ports,
                new ApprovalClock(basics.clock(), System::nanoTime),
                basics.ids(),
                audit,
                events,
                actor,
                basics.warnings());
    }

    /** By the operating system: a property of the JVM is whatever its environment says. */
    private static String user() {
        return ProcessHandle.current().info().user().orElseGet(Basics::userName);
    }

    private @Nullable GrantKey key() {
        Path file = basics.settings().approvals().key();
        return file == null
                ? null
                : KeyFile.read(
                        ApprovalVariables.KEY_FILE, file, basics.project().root(), GrantKey::of);
    }

    private ApprovalNotifier notifier() {
        return (webhook, request) -> Delivery.notDelivered(Instant.now(), "no webhook adapter");
    }

    private GovernedAncestry ancestry() {
        return Optional::empty;
    }
}
