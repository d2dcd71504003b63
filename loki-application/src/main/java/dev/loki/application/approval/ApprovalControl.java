package dev.loki.application.approval;

import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.ApprovalState;
import dev.loki.domain.approval.ApprovalStep;
import dev.loki.domain.approval.Consent;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks people whether an action may happen, and lets it happen once where enough of them agree (seed, "Approval Gates").
 * What it says holds for all processes of the project. Thread-safe.
 *
 * <p>Each method throws {@link ApprovalRefusedException} where something is not done; that is on record.
 */
public final class ApprovalControl {

    private final ApprovalSettings settings;
    private final ApprovalClock clock;
    private final ApprovalGates gates;
    private final ApprovalOpening opening;
    private final ApprovalRecorder recorder;
    private final ApprovalJournal journal;
    private final ApprovalDeliveries deliveries;
    private final ApproverCheck approvers;
    private final SignalledAnswers signals;
    private final ApprovalExpiry expiry;

    /**
     * @param actor on whose behalf this works
     * @param warnings told, in one line each, what fails open
     */
    public ApprovalControl(
            ApprovalSettings settings,
            ApprovalPorts ports,
            ApprovalClock clock,
            IdSource ids,
            AuditTrail audit,
            EventStream events,
            Actor actor,
            Consumer<String> warnings) {
        this.settings = settings;
        this.clock = clock;
        this.recorder = new ApprovalRecorder(audit, events, actor, warnings);
        this.journal = new ApprovalJournal(ports.store(), recorder);
        this.gates = new ApprovalGates(settings.gates());
        this.opening = new ApprovalOpening(settings, gates, journal, clock, ids);
        this.deliveries = new ApprovalDeliveries(ports.notifier(), clock, journal, recorder, settings.user());
        this.approvers = new ApproverCheck(settings, ports.ancestry());
        this.expiry = new ApprovalExpiry(journal, clock, settings.key());
        this.signals = new SignalledAnswers(ports.signals(), journal, recorder, approvers, clock);
    }

    /**
     * Asks for an action's approval. Where the very same action is asked for already, or its approval was granted and not
     * used, that is the answer: a process that was killed goes on where it was. The gate's webhook is told in the background.
     *
     * @param point where it was judged
     * @param action as it was judged, with its raw arguments; its {@code phase} names the gate, else the point does
     * @param decision the answer, which requires approval
     * @throws IllegalArgumentException where it does not
     */
    public ApprovalRequest request(EnforcementPoint point, JsonObject action, Decision decision) {
        if (!decision.requiresApproval()) {
            throw new IllegalArgumentException("nothing to approve: " + decision.verdict());
        }
        return recorder.refusalsOf("request", "", () -> {
            catchUp();
            ApprovalRequest request = opening.request(point, action, decision);
            deliveries.tellAnew(request, gates.gate(point, action));
            return request;
        });
    }

    /**
     * Waits until a request is granted, rejected, or its time runs out, and says what it came to. An answer of another
     * process or by a signal file is seen within a quarter of a second.
     *
     * @param calledOff asked several times a second; where it says so, the waiting ends, and the request is cancelled
     */
    public ApprovalRequest await(String id, BooleanSupplier calledOff) throws InterruptedException {
        try {
            ApprovalRequest request = journal.find(id);
            ApprovalWatch watch = new ApprovalWatch(request, clock);
            while (request.state() == ApprovalState.PENDING) {
                if (calledOff.getAsBoolean()) {
                    return cancel(id, "whoever asked was told to end");
                }
                signals.obey();
                watch.look();
                request = watch.isOver() ? expiry.ended(id, watch) : journal.awaitChange(request, watch.pause());
            }
            return request;
        } catch (ApprovalRefusedException e) {
            throw recorder.refused("wait", id, e);
        }
    }

    /**
     * Agrees, as the user this process runs as.
     *
     * @param label what the approver calls himself, for people; null where he does not
     */
    public ApprovalRequest grant(String id, @Nullable String label) {
        return recorder.refusalsOf("grant", id, () -> {
            approvers.requirePerson();
            catchUp();
            return journal.move(
                    id, before -> Optional.of(approvers.granted(before, approvers.grant(before, clock.now(), label))));
        });
    }

    /** Says no, as the user this process runs as; takes a consent back that was not used. */
    public ApprovalRequest reject(String id, @Nullable String reason, @Nullable String label) {
        return recorder.refusalsOf("reject", id, () -> {
            approvers.requirePerson();
            String words = label == null ? reason : (reason == null ? "" : reason + " ") + "(" + label + ")";
            return journal.move(
                    id,
                    before -> Optional.of(ApprovalMove.to(
                            before.after(new ApprovalStep.Reject(clock.now(), settings.user(), words)))));
        });
    }

    /** Says that the action is wanted no more. */
    public ApprovalRequest cancel(String id, String reason) {
        return recorder.refusalsOf(
                "cancel",
                id,
                () -> journal.move(
                        id,
                        before -> before.state().isOpen()
                                ? Optional.of(ApprovalMove.to(
                                        before.after(new ApprovalStep.Cancel(clock.now(), settings.user(), reason))))
                                : Optional.empty()));
    }

    /**
     * Uses an approval up, right before the action happens, once. Everything is checked again: the action and its arguments,
     * the policies, the gate, each grant.
     *
     * @param decision made just now; it must ask for nothing that was not approved
     * @throws ApprovalRefusedException where the action must not happen
     */
    public ApprovalRequest consume(String id, EnforcementPoint point, JsonObject action, Decision decision) {
        return recorder.refusalsOf(
                "use",
                id,
                () -> journal.move(id, before -> {
                    String digest = ApprovalOpening.digest(point, action, decision);
                    ApprovalRequest used = before.after(new ApprovalStep.Consume(clock.now(), settings.user(), digest));
                    approvers.requireCovered(before, decision);
                    Consent.require(before, gates.terms(point, action), settings.key(), clock.now());
                    recorder.requireNotEnded(id);
                    return Optional.of(ApprovalMove.to(used));
                }));
    }

    /**
     * Has the last word on an action that is about to happen and requires approval: one that was granted is used up, and the
     * action allowed; else it is asked for, and the answer says as what.
     */
    public Decision claim(EnforcementPoint point, JsonObject action, Decision decision) {
        try {
            ApprovalRequest request = request(point, action, decision);
            if (request.state() == ApprovalState.PENDING) {
                return decision.warning(List.of("asked as " + request.id() + ", which stands until " + request.expires()
                        + ": loki approve grant " + request.id()));
            }
            ApprovalRequest used = consume(request.id(), point, action, decision);
            return decision.approved("approved by " + approversOf(used) + " as " + used.id());
        } catch (ApprovalRefusedException e) {
            return decision.warning(List.of("not approved: " + e.getMessage()));
        }
    }

    private static String approversOf(ApprovalRequest request) {
        return request.grants().stream().map(Grant::approver).collect(Collectors.joining(", "));
    }

    /**
     * Makes what is kept of requests usable again where it cannot be read, for a person outside of governed runs; see
     * {@link dev.loki.ports.approval.ApprovalStore#repair}.
     */
    public Repair repair() {
        return recorder.refusalsOf("repair", "", () -> {
            approvers.requirePerson("repair what is kept of approvals");
            return journal.repair();
        });
    }

    /** All requests that are kept, oldest first; what is due has ended by then. */
    public List<ApprovalRequest> list() {
        catchUp();
        return journal.all();
    }

    /** One request, as {@link #list} has it. */
    public ApprovalRequest show(String id) {
        catchUp();
        return journal.find(id);
    }

    /** Does what happened while nobody looked. */
    private void catchUp() {
        signals.obey();
        expiry.expireDue();
    }

    /**
     * Waits until webhooks are told, for no longer than this. One that was not told by then is not delivered, which is on
     * record; who asks for the same action again has it told again.
     */
    public void close(Duration deadline) {
        deliveries.close(deadline);
    }
}
