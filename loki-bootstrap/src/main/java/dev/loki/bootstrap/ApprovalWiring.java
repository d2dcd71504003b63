package dev.loki.bootstrap;

import dev.loki.adapter.fs.approval.FileApprovalSignals;
import dev.loki.adapter.fs.approval.FileApprovalStore;
import dev.loki.adapter.process.approval.ProcessAncestry;
import dev.loki.adapter.webhook.approval.WebhookKey;
import dev.loki.application.approval.ApprovalClock;
import dev.loki.application.approval.ApprovalControl;
import dev.loki.application.approval.ApprovalPorts;
import dev.loki.application.approval.ApprovalSettings;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.bootstrap.settings.ApprovalVariables;
import dev.loki.bootstrap.settings.WebhookVariables;
import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.approval.GovernedAncestry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How people are asked, and what they say is kept. Each adapter is made at its first use: what makes it is typed as its port,
 * or its class would be loaded before.
 */
final class ApprovalWiring {

    private final Basics basics;
    private final AuditTrail audit;
    private final EventStream events;
    private final Supplier<List<ApprovalGate>> gates;
    private final Lazy<ApprovalNotifier> notifier;
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
        this.notifier = new Lazy<>(this::newNotifier);
        this.ports = new ApprovalPorts(
                new Lazy<ApprovalStore>(() -> new FileApprovalStore(
                        basics.loki("state"), basics.json().get(), basics.warnings())),
                new Lazy<ApprovalSignals>(() -> new FileApprovalSignals(
                        basics.loki("signals"), basics.json().get())),
                notifier,
                new Lazy<GovernedAncestry>(() -> new ProcessAncestry()));
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
     * Checks that the keys can be used, where they are named.
     *
     * @throws ConfigurationException where it cannot
     */
    void requireKey() {
        key();
        webhookKey();
    }

    /** Waits until webhooks are told, for no longer than this, and breaks off what is under way then. */
    synchronized void close(Duration deadline) {
        Optional.ofNullable(ofRun).or(control::made).ifPresent(made -> made.close(deadline));
        notifier.made().ifPresent(ApprovalWiring::close);
    }

    private ApprovalControl control(Actor actor, @Nullable String session) {
        webhookKey();
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

    private ApprovalNotifier newNotifier() {
        return ResidencyWiring.outboundForApprovals(basics)
                .approvals(basics.settings().approvals().webhooks(), webhookKey(), basics);
    }

    private static void close(ApprovalNotifier notifier) {
        if (notifier instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("a webhook was not closed: " + e.getMessage(), e);
            }
        }
    }

    private @Nullable WebhookKey webhookKey() {
        Path file = basics.settings().approvals().webhooks().secret();
        return file == null
                ? null
                : KeyFile.read(
                        WebhookVariables.SECRET_FILE, file, basics.project().root(), WebhookKey::of);
    }
}
