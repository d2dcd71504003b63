package dev.loki.application.approval;

import dev.loki.application.House;
import dev.loki.application.audit.Actor;
import dev.loki.contracts.approval.InMemoryApprovalStore;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.GrantKey;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Violation;
import dev.loki.ports.approval.ApprovalNotifier;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Approvals over fakes, with clocks that stand still until somebody waits: then both go on by as long. */
final class ApprovalHouse {

    static final JsonObject ACTION = JsonObject.builder()
            .put("command", "deploy --now")
            .put("argv", JsonArray.ofStrings(List.of("deploy", "--now")))
            .build();
    static final Decision DECISION =
            Decision.NO_POLICY.and(new Violation("review", PolicyAction.REQUIRE_APPROVAL, ReasonCode.VIOLATED, "ask"));

    final House house = new House();
    final InMemoryApprovalStore kept = new InMemoryApprovalStore();
    final List<ApprovalGate> gates = new ArrayList<>();
    final Queue<ApprovalSignals.Signal> signals = new ArrayDeque<>();
    final List<ApprovalSignals.Signal> takenAway = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    /** What happens while somebody waits, one at each time, before time goes on. */
    final Queue<Runnable> meanwhile = new ArrayDeque<>();

    Instant wall = House.NOW;
    long nanos = 77;
    int repairs;
    ApprovalNotifier notifier = (webhook, request) -> Delivery.delivered(wall);
    Optional<String> ancestor = Optional.empty();

    @Nullable
    GrantKey key;

    void gate(int approvers, boolean otherUser, boolean autoApprove, @Nullable String webhook) {
        gates.add(new ApprovalGate("gate", "pre_execution", 30, webhook, autoApprove, approvers, otherUser, 1));
    }

    void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    ApprovalControl as(String user) {
        return as(user, null);
    }

    ApprovalControl as(String user, @Nullable String session) {
        return new ApprovalControl(
                new ApprovalSettings(user, session, () -> gates, key),
                new ApprovalPorts(Waiting::new, Signals::new, () -> notifier, () -> () -> ancestor),
                new ApprovalClock(() -> wall, () -> nanos),
                house.ids,
                house.audit,
                house.events,
                new Actor(session == null ? user : "agent", "cli", session),
                warnings::add);
    }

    List<String> recorded() {
        return house.log.entries().stream().map(AuditEntry::what).toList();
    }

    AuditEntry last() {
        List<AuditEntry> entries = house.log.entries();
        return entries.get(entries.size() - 1);
    }

    private final class Waiting implements ApprovalStore {

        @Override
        public List<ApprovalRequest> all() {
            return kept.all();
        }

        @Override
        public ApprovalRequest update(Step step) {
            return kept.update(step);
        }

        @Override
        public ApprovalRequest awaitChange(ApprovalRequest known, Duration atMost) throws InterruptedException {
            Optional.ofNullable(meanwhile.poll()).ifPresent(Runnable::run);
            pass(atMost);
            return kept.awaitChange(known, Duration.ZERO);
        }

        @Override
        public Repair repair(Consumer<Repair> before) {
            Repair repair = new Repair(List.of("line 2"), 1, List.of("line 2"), List.of());
            before.accept(repair);
            repairs++;
            return repair;
        }
    }

    private final class Signals implements ApprovalSignals {

        @Override
        public Optional<Signal> next() {
            return Optional.ofNullable(signals.peek());
        }

        @Override
        public void done(Signal signal) {
            takenAway.add(signal);
            signals.remove(signal);
        }
    }
}
